"use client";

import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export type PageErrorProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/** What nobody foresaw, with two ways out of it. */
export function PageError({ error, reset }: PageErrorProps) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex w-full max-w-160 flex-col gap-4 py-8">
      <h1 className="sr-only">{t("problems.page.title")}</h1>
      <Notice
        tone="danger"
        role="alert"
        title={t("problems.page.title")}
        actions={
          <>
            <Button tone="solid" onPress={reset}>
              {t("common.tryAgain")}
            </Button>
            <LinkButton href="/">{t("problems.page.home")}</LinkButton>
          </>
        }
      >
        {error.digest === undefined ? t("problems.page.hint") : t("problems.unknown.hintWithId", { errorId: error.digest })}
      </Notice>
    </div>
  );
}
