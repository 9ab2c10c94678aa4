"use client";

import { useTranslation } from "react-i18next";
import { failureTitle } from "#app/_errors/failure-title.ts";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BuildSummary } from "#trpc/outputs.ts";

/** What failed last, and why. */
export function LatestFailures({ builds }: { readonly builds: readonly BuildSummary[] }) {
  const { t, i18n } = useTranslation();
  if (builds.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("overview.failures")} />
      <ul className="divide-y divide-line">
        {builds.map((build) => (
          <li key={build.id} className="flex flex-col px-4 py-2.5">
            <div className="flex items-baseline justify-between gap-3">
              <TextLink href={`/builds/${build.id}`}>
                {t("builds.titleOf", { number: build.number, title: build.variantTitle })}
              </TextLink>
              <span className="text-ink-faint text-sm">
                <TimeSince at={build.finishedAt ?? build.createdAt} />
              </span>
            </div>
            <span className="text-danger text-sm">
              {build.failureCode === null ? t("builds.states.failed") : failureTitle(i18n, build.failureCode)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
