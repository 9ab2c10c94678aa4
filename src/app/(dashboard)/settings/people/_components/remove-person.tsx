"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#trpc/client.tsx";
import type { PersonRow } from "#trpc/outputs.ts";
import { RemoveButton } from "../../_components/remove-button.tsx";

export function RemovePerson({ person: { id, name } }: { readonly person: PersonRow }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.people.list.queryKey() });
  const remove = useMutation(trpc.people.remove.mutationOptions({ onSuccess }));
  return (
    <RemoveButton
      icon={<UserMinus aria-hidden="true" />}
      label={t("people.removeName", { name })}
      title={t("people.removeTitle", { name })}
      text={t("people.removeText")}
      confirmLabel={t("people.remove")}
      request={remove}
      onConfirm={() => remove.mutate({ id })}
    />
  );
}
