"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";

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
    <form {...form.props} className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{t("setUp.title")}</h1>
        <p className="text-ink-soft">{t("setUp.lead")}</p>
      </div>
      <ProblemNotice problem={form.problem} />
      <TextField
        label={t("people.name")}
        autoComplete="name"
        autoFocus
        value={form.value.name}
        onChange={(name) => form.set({ name })}
        error={form.issues.at("name").own}
      />
      <TextField
        label={t("people.email")}
        type="email"
        autoComplete="username"
        value={form.value.email}
        onChange={(email) => form.set({ email })}
        error={form.issues.at("email").own}
      />
      <TextField
        label={t("people.password")}
        type="password"
        autoComplete="new-password"
        hint={t("people.passwordHint")}
        value={form.value.password}
        onChange={(password) => form.set({ password })}
        error={form.issues.at("password").own}
      />
      <Button type="submit" tone="solid" isPending={form.isPending}>
        {t("setUp.submit")}
      </Button>
    </form>
  );
}
