"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { JobKind } from "#protocol/job-request.ts";
import type { JobPage } from "#trpc/outputs.ts";
import { JobFollowing } from "../../_components/job-following.tsx";
import type { JournalSnapshot } from "../../_components/job-journal.ts";
import { JobBodySkeleton } from "../../_components/job-skeleton.tsx";
import { OutcomeCounts } from "../../_components/outcome-counts.tsx";
import { useDocumentTitle } from "../../_components/use-document-title.ts";
import { useFavicon } from "../../_components/use-favicon.ts";
import { useJournal } from "../../_components/use-journal.ts";
import { JobHeader } from "./job-header.tsx";

/** A job of one kind has no use for what the others show. */
const MirrorReport = dynamic(() => import("../../../mirrors/_components/mirror-report.tsx").then((file) => file.MirrorReport));
const CheckReport = dynamic(() => import("../../_components/check-report.tsx").then((file) => file.CheckReport));
const WrittenFiles = dynamic(() => import("../../_components/written-files.tsx").then((file) => file.WrittenFiles));
const PublicationFacts = dynamic(() => import("./publication-facts.tsx").then((file) => file.PublicationFacts));

type Fruit = (props: { readonly job: JobPage; readonly snapshot: JournalSnapshot }) => ReactNode;

/** What one came for, by kind. */
const FRUITS: { readonly [Kind in JobKind]: Fruit } = {
  build: Files,
  preview: Files,
  verify: Checks,
  "check-mirror": Checks,
  publish: Publications,
  "change-publications": Publications,
  "remove-orphans": () => null,
};

/** A job as it goes, with what it finds or writes as it comes. */
export function JobProgress({ job }: { readonly job: JobPage }) {
  const { t } = useTranslation();
  const { snapshot, isWhole } = useJournal(job.id);
  const Fruit = FRUITS[job.kind];
  const title = `${t(`builds.states.${job.state}`)} · ${t(`jobs.kinds.${job.kind}`)}`;
  useDocumentTitle(title);
  useFavicon(job.state);
  return (
    <>
      <JobHeader job={job} />
      {job.finishedAt !== null && !isWhole ? (
        // What is over comes as one: it would push the log down piece by piece.
        <div aria-busy="true">
          <JobBodySkeleton />
        </div>
      ) : (
        <JobFollowing job={job} snapshot={snapshot} isWhole={isWhole} title={title}>
          <Fruit job={job} snapshot={snapshot} />
        </JobFollowing>
      )}
    </>
  );
}

function Files({ job, snapshot }: Parameters<Fruit>[0]) {
  const { t } = useTranslation();
  if (snapshot.files.length > 0) return <WrittenFiles files={snapshot.files} areOpen />;
  return <Empty title={t("files.title")} text={t(job.finishedAt !== null ? "files.none" : "files.soon")} />;
}

function Publications({ job, snapshot }: Parameters<Fruit>[0]) {
  const { t } = useTranslation();
  const { publications } = snapshot.job;
  if (publications.length > 0) return <PublicationFacts facts={publications} />;
  return (
    <Empty
      title={t("publications.facts.title")}
      text={t(job.finishedAt !== null ? "publications.facts.none" : "publications.facts.soon")}
    />
  );
}

function Checks({ job, snapshot }: Parameters<Fruit>[0]) {
  const { t } = useTranslation();
  const { checks } = snapshot.job;
  if (checks.length === 0)
    return <Empty title={t("checks.title")} text={t(job.finishedAt !== null ? "checks.none" : "checks.soon")} />;
  return (
    <section aria-label={t("checks.title")} className="flex flex-col gap-4">
      <OutcomeCounts checks={checks} />
      {job.kind === "check-mirror" ? <MirrorReport checks={checks} /> : <CheckReport checks={checks} />}
    </section>
  );
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Card>
      <CardHeader title={title} />
      <p className="p-4 text-ink-soft">{text}</p>
    </Card>
  );
}
