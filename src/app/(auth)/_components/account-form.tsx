"use client";

import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type Credentials = { readonly email: string; readonly password: string };

type AccountFormProps = {
  readonly form: {
    readonly props: ComponentProps<"form">;
    readonly problem: Problem | null;
    readonly isPending: boolean;
    readonly issues: FieldIssues;
    readonly value: Credentials;
    readonly set: (change: Partial<Credentials>) => void;
  };
  readonly title: string;
  readonly lead: string;
  readonly submitLabel: string;
  /** The password is being chosen, not asked for. */
  readonly isNew: boolean;
  /** What stands before e-mail and password, and then has the focus in their place. */
  readonly children?: ReactNode;
};

/** The way in: e-mail and password, of an account that exists or that is being made. */
export function AccountForm({ form, title, lead, submitLabel, isNew, children }: AccountFormProps) {
  const { t } = useTranslation();
  return (
    <form {...form.props} className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{title}</h1>
        <p className="text-ink-soft">{lead}</p>
      </div>
      <ProblemNotice problem={form.problem} />
      {children}
      <TextField
        label={t("people.email")}
        type="email"
        autoComplete="username"
        autoFocus={children === undefined}
        value={form.value.email}
        onChange={(email) => form.set({ email })}
        error={form.issues.at("email").own}
      />
      <TextField
        label={t("people.password")}
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        {...(isNew ? { hint: t("people.passwordHint") } : {})}
        value={form.value.password}
        onChange={(password) => form.set({ password })}
        error={form.issues.at("password").own}
      />
      <Button type="submit" tone="solid" isPending={form.isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}
