"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import type { Problem } from "./problem.ts";

/** A request that did not succeed: what happened, and the way out. */
export function ProblemNotice({ problem, actions }: { readonly problem: Problem | null; readonly actions?: ReactNode }) {
  const words = useProblemWords();
  if (problem === null) return null;
  const { title, hint } = words(problem);
  return (
    <Notice tone="danger" role="alert" title={title} actions={actions}>
      {hint}
    </Notice>
  );
}

/** The words for any problem, whatever its kind. */
export function useProblemWords() {
  const { t } = useTranslation();
  return (problem: Problem): { title: string; hint: string } => {
    switch (problem.kind) {
      case "domain":
        return {
          title: t(`errors.${problem.code}.title`),
          hint: t(`errors.${problem.code}.hint`, { name: "", line: "", reason: "", subject: "", path: "", ...problem.values }),
        };
      case "input":
        return { title: t("problems.input.title"), hint: t("problems.input.hint") };
      case "unreachable":
        return { title: t("problems.unreachable.title"), hint: t("problems.unreachable.hint") };
      case "unknown":
        return {
          title: t("problems.unknown.title"),
          hint:
            problem.errorId === null
              ? t("problems.unknown.hint")
              : t("problems.unknown.hintWithId", { errorId: problem.errorId }),
        };
    }
  };
}
