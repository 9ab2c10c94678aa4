"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#trpc/client.tsx";
import type { TokenRow } from "#trpc/outputs.ts";
import { RemoveButton } from "../../_components/remove-button.tsx";

export function RevokeToken({ token: { id, name } }: { readonly token: TokenRow }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.tokens.list.queryKey() });
  const revoke = useMutation(trpc.tokens.revoke.mutationOptions({ onSuccess }));
  return (
    <RemoveButton
      icon={<Trash2 aria-hidden="true" />}
      label={t("tokens.revokeName", { name })}
      title={t("tokens.revokeTitle", { name })}
      text={t("tokens.revokeText")}
      confirmLabel={t("tokens.revoke")}
      request={revoke}
      onConfirm={() => revoke.mutate({ id })}
    />
  );
}
