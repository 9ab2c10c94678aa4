"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#trpc/client.tsx";
import type { SessionRow } from "#trpc/outputs.ts";
import { RemoveButton } from "../../_components/remove-button.tsx";
import { useDeviceName } from "./use-device-name.ts";

export function EndSession({ session }: { readonly session: SessionRow }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
  const end = useMutation(trpc.account.endSession.mutationOptions({ onSuccess }));
  const name = useDeviceName()(session);
  return (
    <RemoveButton
      icon={<LogOut aria-hidden="true" />}
      label={t("sessions.endName", { name })}
      title={t("sessions.endTitle", { name })}
      text={t("sessions.endText")}
      confirmLabel={t("sessions.end")}
      request={end}
      onConfirm={() => end.mutate({ id: session.id })}
    />
  );
}
