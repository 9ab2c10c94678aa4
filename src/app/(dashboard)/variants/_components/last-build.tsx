"use client";

import { useTranslation } from "react-i18next";
import { TextLink } from "#components/ui/text-link.tsx";
import type { VariantEntry } from "#trpc/outputs.ts";
import { JobStatus } from "../../jobs/_components/job-status.tsx";

/** How a variant's last build went, and the way to it. */
export function LastBuild({ build }: { readonly build: VariantEntry["lastBuild"] }) {
  const { t } = useTranslation();
  if (build === null) return <span className="text-ink-faint">{t("variants.noBuild")}</span>;
  return (
    <div className="flex flex-col">
      <JobStatus state={build.state} />
      <TextLink href={`/builds/${build.id}`} className="self-start font-normal text-ink-faint text-sm">
        {t("builds.number", { number: build.number })}
      </TextLink>
    </div>
  );
}
