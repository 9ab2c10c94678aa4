"use client";

import { useTranslation } from "react-i18next";
import { Elapsed } from "#components/patterns/elapsed.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import type { JobPage } from "#trpc/outputs.ts";
import { CancelButton } from "../../_components/cancel-button.tsx";
import { JobStatus } from "../../_components/job-status.tsx";

/** Which job it is and how it stands, with the way back to what it is about. */
export function JobHeader({ job }: { readonly job: JobPage }) {
  const { t } = useTranslation();
  const about = aboutOf(job);
  return (
    <PageHeader
      {...(about.href === null ? {} : { back: { href: about.href, label: about.name } })}
      title={t("jobs.of", { kind: t(`jobs.kinds.${job.kind}`), subject: about.name })}
      lead={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span role="status" className="flex text-ink">
            <JobStatus state={job.state} kind={job.kind} />
          </span>
          {job.hostName === null ? null : <span>{t("builds.onHost", { host: job.hostName })}</span>}
          {job.personId === null ? <span>{t("jobs.byItself")}</span> : null}
          {job.personName === null ? null : <span>{t("builds.byPerson", { person: job.personName })}</span>}
          <TimeSince at={job.createdAt} />
          {job.startedAt === null ? null : <Elapsed from={job.startedAt} to={job.finishedAt} />}
        </div>
      }
      actions={
        job.finishedAt === null ? (
          <CancelButton job={job} label={t("jobs.cancel")} title={t("jobs.cancelTitle")} confirmLabel={t("jobs.cancelConfirm")} />
        ) : undefined
      }
    />
  );
}

/** What a job is about, most particular first. */
function aboutOf(job: JobPage): { readonly name: string; readonly href: string | null } {
  if (job.imageId !== null) return { name: job.imageFileName ?? "", href: `/images/${job.imageId}` };
  if (job.diskPath !== null) return { name: job.diskPath, href: null };
  if (job.mirrorProfileId !== null) return { name: job.mirrorProfileTitle ?? "", href: `/mirrors/${job.mirrorProfileId}` };
  return { name: job.variantTitle ?? "", href: `/variants/${job.variantId}` };
}
