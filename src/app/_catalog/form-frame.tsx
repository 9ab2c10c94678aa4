"use client";

import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { LeaveGuard } from "#app/_forms/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

type FormFrameProps = {
  readonly form: {
    readonly props: ComponentProps<"form">;
    readonly problem: Problem | null;
    readonly isPending: boolean;
    readonly hasUnsaved: boolean;
    readonly issues: { readonly count: number };
  };
  readonly label: string;
  readonly submitLabel: string;
  readonly cancelHref: string;
  readonly children: ReactNode;
};

/** A long form: its sections, and a foot that stays in sight with the way on and the way back. */
export function FormFrame({ form, label, submitLabel, cancelHref, children }: FormFrameProps) {
  const { t } = useTranslation();
  return (
    <form {...form.props} aria-label={label} className="flex flex-col">
      <LeaveGuard hasUnsaved={form.hasUnsaved} />
      {children}
      <div className="sticky bottom-0 -mx-4 flex flex-col gap-3 border-line border-t bg-canvas/95 px-4 py-4 backdrop-blur sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
        <ProblemNotice problem={form.problem} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone="solid" isPending={form.isPending}>
            {submitLabel}
          </Button>
          <LinkButton href={cancelHref} tone="quiet">
            {t("common.cancel")}
          </LinkButton>
          <p role="status" className="text-danger text-sm">
            {form.issues.count === 0 ? "" : t("form.faults", { count: form.issues.count })}
          </p>
        </div>
      </div>
    </form>
  );
}
