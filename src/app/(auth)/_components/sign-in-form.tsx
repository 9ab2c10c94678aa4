"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useForm } from "#app/_forms/use-form.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AccountForm } from "./account-form.tsx";

const loadSchema = async () => (await import("#domain/person/person.ts")).signInSchema;

export function SignInForm() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const signIn = useMutation(trpc.session.signIn.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: { email: "", password: "" },
    submit: async (value) => {
      await signIn.mutateAsync(value);
      window.location.assign("/");
    },
  });
  return (
    <AccountForm form={form} title={t("signIn.title")} lead={t("signIn.lead")} submitLabel={t("signIn.submit")} isNew={false} />
  );
}
