"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FormDialog } from "#app/_forms/form-dialog.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { Inputs } from "#trpc/outputs.ts";
import { useRoleOptions } from "../../_components/use-role-options.ts";

const loadSchema = async () => (await import("#domain/person/person.ts")).newPersonSchema;

const EMPTY: Inputs["people"]["create"] = { name: "", email: "", password: "", role: "operator" };

export function NewPersonDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.people.create.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: EMPTY,
    submit: async (value) => {
      await create.mutateAsync(value);
      await queryClient.invalidateQueries({ queryKey: trpc.people.list.queryKey() });
      onClose();
    },
  });
  const { value, set, issues } = form;
  return (
    <FormDialog title={t("people.add")} submitLabel={t("people.add")} isOpen={isOpen} onClose={onClose} form={form}>
      <TextField
        label={t("people.name")}
        autoComplete="off"
        autoFocus
        value={value.name}
        onChange={(name) => set({ name })}
        error={issues.at("name").own}
      />
      <TextField
        label={t("people.email")}
        type="email"
        autoComplete="off"
        value={value.email}
        onChange={(email) => set({ email })}
        error={issues.at("email").own}
      />
      <TextField
        label={t("people.password")}
        type="password"
        autoComplete="new-password"
        hint={t("people.passwordForOther")}
        value={value.password}
        onChange={(password) => set({ password })}
        error={issues.at("password").own}
      />
      <Select label={t("people.role")} options={useRoleOptions()} value={value.role} onChange={(role) => set({ role })} />
    </FormDialog>
  );
}
