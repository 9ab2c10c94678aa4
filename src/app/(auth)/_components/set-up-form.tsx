"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useForm } from "#app/_forms/use-form.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { AccountForm } from "./account-form.tsx";

const loadSchema = async () => (await import("#domain/person/person.ts")).setUpSchema;

/** Makes the first admin, by the one-time link. */
export function SetUpForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const setUp = useMutation(trpc.session.setUp.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: { token, name: "", email: "", password: "" },
    submit: async (value) => {
      await setUp.mutateAsync(value);
      window.location.assign("/");
    },
  });
  return (
    <AccountForm form={form} title={t("setUp.title")} lead={t("setUp.lead")} submitLabel={t("setUp.submit")} isNew>
      <TextField
        label={t("people.name")}
        autoComplete="name"
        autoFocus
        value={form.value.name}
        onChange={(name) => form.set({ name })}
        error={form.issues.at("name").own}
      />
    </AccountForm>
  );
}
