"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { readProblem } from "./problem.ts";
import { ProblemNotice } from "./problem-notice.tsx";

type QueryViewProps<Answer> = {
  readonly query: UseQueryResult<Answer, unknown>;
  readonly skeleton: ReactNode;
  /** The answer is all of the page: without it, the page says why in its own heading. */
  readonly isPage?: boolean;
  readonly children: (answer: Answer) => ReactNode;
};

/** An answer of the API: its place while it is awaited, its content, or why there is none with a way to ask again. */
export function QueryView<Answer>({ query, skeleton, isPage = false, children }: QueryViewProps<Answer>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return (
      <>
        {isPage ? <h1 className="sr-only">{t("problems.page.title")}</h1> : null}
        <ProblemNotice
          problem={readProblem(query.error)}
          actions={
            <Button size="sm" isPending={query.isFetching} onPress={() => query.refetch()}>
              {t("common.tryAgain")}
            </Button>
          }
        />
      </>
    );
  return (
    <div aria-busy="true">
      <span className="sr-only">{t("common.loading")}</span>
      {skeleton}
    </div>
  );
}
