"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { usePerson } from "#app/_session/session-context.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";

const loadSchema = async () => (await import("#domain/person/person.ts")).passwordChangeSchema;

const EMPTY = { current: "", password: "" };

/** Changes one's password, for whoever knows the one until now. */
export function PasswordForm() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { email } = usePerson();
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: EMPTY,
    isEmptiedAfter: true,
    submit: async (value) => {
      await change.mutateAsync(value);
      await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
    },
  });
  return (
    <form {...form.props} aria-label={t("people.password")} className="flex flex-col gap-5">
      <ProblemNotice problem={form.problem} />
      {/* By it a password manager knows which of its entries changes (web.dev, "Sign-in form best practices"). */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("account.current")}
        type="password"
        autoComplete="current-password"
        value={form.value.current}
        onChange={(current) => form.set({ current })}
        error={form.issues.at("current").own}
      />
      <TextField
        label={t("account.new")}
        type="password"
        autoComplete="new-password"
        hint={t("people.passwordHint")}
        value={form.value.password}
        onChange={(password) => form.set({ password })}
        error={form.issues.at("password").own}
      />
      <Button type="submit" className="self-start" isPending={form.isPending}>
        {t("account.change")}
      </Button>
      {change.isSuccess ? (
        <Notice tone="info" role="status" title={t("account.changed")}>
          {t("account.changedHint")}
        </Notice>
      ) : null}
    </form>
  );
}
