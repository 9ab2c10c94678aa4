"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { failureTitle } from "#app/_errors/failure-title.ts";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { MirrorChecks } from "#trpc/outputs.ts";
import { JobStatus } from "../../jobs/_components/job-status.tsx";
import { OutcomeCounts } from "../../jobs/_components/outcome-counts.tsx";
import { MirrorReport } from "./mirror-report.tsx";
import { StartMirrorCheck } from "./start-mirror-check.tsx";

/** How a profile's mirrors answered a builder host: the newest check as it grows, and those before it. */
export function MirrorCheck({ id, isArchived }: { readonly id: string; readonly isArchived: boolean }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const checks = useQuery(trpc.mirrorChecks.ofProfile.queryOptions({ mirrorProfileId: id }));
  return (
    <section className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <h2 className="font-semibold text-lg">{t("mirrors.check.title")}</h2>
        <p className="max-w-[75ch] text-ink-soft">{t("mirrors.check.lead")}</p>
      </header>
      <QueryView query={checks} skeleton={<Skeleton className="h-40" />}>
        {({ usualBaseImageId, newest, history }) => (
          <>
            {isArchived || newest?.finishedAt === null ? null : (
              <StartMirrorCheck id={id} usualBaseImageId={usualBaseImageId} isAgain={newest !== null} />
            )}
            {newest === null ? <p className="text-ink-soft">{t("mirrors.check.none")}</p> : <Newest check={newest} />}
            {history.length < 2 ? null : <History checks={history.slice(1)} />}
          </>
        )}
      </QueryView>
    </section>
  );
}

function Newest({ check }: { readonly check: NonNullable<MirrorChecks["newest"]> }) {
  const { t, i18n } = useTranslation();
  const { base } = check.recipe;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span role="status">
          <JobStatus state={check.state} kind={check.kind} />
        </span>
        <span className="text-ink-soft">
          {t(`distros.${base.distro}`)} {base.version}
        </span>
        {check.hostName === null ? null : <span className="text-ink-soft">{t("builds.onHost", { host: check.hostName })}</span>}
        <span className="text-ink-faint">
          <TimeSince at={check.finishedAt ?? check.createdAt} />
        </span>
        <TextLink href={`/jobs/${check.id}`}>{t("jobs.openLog")}</TextLink>
        {check.checks.length === 0 ? null : <OutcomeCounts checks={check.checks} />}
      </div>
      {check.failure === null ? null : (
        <Notice
          tone="danger"
          title={failureTitle(i18n, check.failure.code)}
          actions={<LinkButton href={`/jobs/${check.id}`}>{t("jobs.openLog")}</LinkButton>}
        >
          <bdi>{check.failure.message}</bdi>
        </Notice>
      )}
      {check.checks.length === 0 && check.finishedAt === null ? <p className="text-ink-soft">{t("checks.soon")}</p> : null}
      <MirrorReport checks={check.checks} />
    </>
  );
}

function History({ checks }: { readonly checks: MirrorChecks["history"] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHeader title={t("mirrors.check.history")} />
      <ul className="divide-y divide-line">
        {checks.map((check) => (
          <li key={check.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
            <JobStatus state={check.state} kind={check.kind} />
            <TextLink href={`/jobs/${check.id}`}>
              <TimeSince at={check.createdAt} />
            </TextLink>
            {check.hostName === null ? null : (
              <span className="text-ink-soft">{t("builds.onHost", { host: check.hostName })}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
