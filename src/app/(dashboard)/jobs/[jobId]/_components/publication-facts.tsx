"use client";

import { useTranslation } from "react-i18next";
import { CopyButton } from "#components/patterns/copy-button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { PublicationFact } from "#domain/job/reduce-job.ts";
import { PublicationStatus } from "../../../publications/_components/publication-status.tsx";

/** What a job did to what stands in a cloud. */
export function PublicationFacts({ facts }: { readonly facts: readonly PublicationFact[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHeader title={t("publications.facts.title")} />
      <ul className="flex flex-col gap-3 p-4">
        {facts.map(({ glanceId, state }) => (
          <li key={glanceId} className="flex flex-wrap items-center gap-x-4">
            <PublicationStatus standing={state} />
            <span className="flex items-center gap-1">
              <code dir="ltr" className="text-sm [overflow-wrap:anywhere]">
                {glanceId}
              </code>
              <CopyButton text={glanceId} name={t("publications.glanceId")} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
