"use client";

import { useTranslation } from "react-i18next";
import type { BuildPage } from "#trpc/outputs.ts";
import { CancelButton } from "../../../jobs/_components/cancel-button.tsx";
import { BuildAgainButton } from "./retry-buttons.tsx";

/** What an operator can do with a build: end it, or try it again. */
export function BuildActions({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  if (build.finishedAt === null)
    return (
      <CancelButton
        job={build}
        label={t("builds.cancel")}
        title={t("builds.cancelTitle", { number: build.number })}
        confirmLabel={t("builds.cancelConfirm")}
      />
    );
  // A failed build's panel has the button, beside the reason.
  if (build.state === "failed") return null;
  return <BuildAgainButton id={build.id} />;
}
