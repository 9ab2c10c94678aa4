"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";

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
    <form {...form.props} className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{t("signIn.title")}</h1>
        <p className="text-ink-soft">{t("signIn.lead")}</p>
      </div>
      <ProblemNotice problem={form.problem} />
      <TextField
        label={t("people.email")}
        type="email"
        autoComplete="username"
        autoFocus
        value={form.value.email}
        onChange={(email) => form.set({ email })}
        error={form.issues.at("email").own}
      />
      <TextField
        label={t("people.password")}
        type="password"
        autoComplete="current-password"
        value={form.value.password}
        onChange={(password) => form.set({ password })}
        error={form.issues.at("password").own}
      />
      <Button type="submit" tone="solid" isPending={form.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
