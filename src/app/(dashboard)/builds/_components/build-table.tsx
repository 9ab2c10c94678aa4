"use client";

import { useTranslation } from "react-i18next";
import { failureTitle } from "#app/_errors/failure-title.ts";
import { DataTable } from "#components/patterns/data-table.tsx";
import { Elapsed } from "#components/patterns/elapsed.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BuildSummary } from "#trpc/outputs.ts";
import { JobStatus } from "../../jobs/_components/job-status.tsx";
import { stepTitle } from "./step-title.ts";

/** Builds, newest first, with what each is at or why it failed. */
export function BuildTable({ builds, label }: { readonly builds: readonly BuildSummary[]; readonly label: string }) {
  const { t, i18n } = useTranslation();
  return (
    <DataTable
      label={label}
      rows={builds}
      rowKey={(build) => build.id}
      columns={[
        {
          id: "build",
          header: t("builds.columns.build"),
          cell: (build) => (
            <div className="flex flex-col">
              <TextLink href={`/builds/${build.id}`}>
                {t("builds.titleOf", { number: build.number, title: build.variantTitle })}
              </TextLink>
              <span className="text-ink-faint text-sm">{noteOf(build)}</span>
            </div>
          ),
        },
        { id: "state", header: t("builds.columns.state"), cell: (build) => <JobStatus state={build.state} /> },
        {
          id: "host",
          header: t("builds.columns.host"),
          from: "lg",
          cell: (build) => <span className="text-ink-soft">{build.hostName ?? "–"}</span>,
        },
        {
          id: "duration",
          header: t("builds.columns.duration"),
          from: "md",
          isEnd: true,
          cell: (build) => <Elapsed from={build.startedAt} to={build.finishedAt} />,
        },
        {
          id: "created",
          header: t("builds.columns.created"),
          from: "sm",
          isEnd: true,
          className: "text-ink-soft",
          cell: (build) => <TimeSince at={build.createdAt} />,
        },
      ]}
    />
  );

  function noteOf(build: BuildSummary): string {
    if (build.failureCode !== null && build.state === "failed") return failureTitle(i18n, build.failureCode);
    const step = build.currentStep === null ? null : stepTitle(i18n, build.currentStep);
    if (build.state === "running" && step !== null) return step;
    return build.personName === null ? build.variantName : t("builds.byPerson", { person: build.personName });
  }
}
