"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { useSeen } from "#components/patterns/use-seen.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JobPage } from "#trpc/outputs.ts";
import { FailurePanel } from "./failure-panel.tsx";
import { findFirstError } from "./first-error.ts";
import type { JournalSnapshot } from "./job-journal.ts";
import { readLineHash } from "./line-address.ts";
import type { LogTarget } from "./log-list.tsx";
import { type OwnStep, StepTimeline } from "./step-timeline.tsx";

/** The log comes when it is about to be seen: the steps and what the job is for are read first. */
const loadLog = () => import("./log-panel.tsx");

const NOTHING_USUAL = {};

type JobFollowingProps = {
  readonly job: Pick<
    JobPage,
    | "state"
    | "failure"
    | "finishedAt"
    | "hostConnection"
    | "variantId"
    | "hostId"
    | "hostName"
    | "placedBytes"
    | "journalDeletedAt"
    | "steps"
  >;
  readonly snapshot: JournalSnapshot;
  /** True: no more of the journal will come. */
  readonly isWhole: boolean;
  /** What the job is and how it stands, in a line. */
  readonly title: string;
  readonly last?: OwnStep | null;
  readonly usualSteps?: Readonly<Record<string, number>> | undefined;
  readonly retry?: ReactNode;
  /** What the job is for: what it found, wrote or made. */
  readonly children?: ReactNode;
};

/** A job of any kind as it goes: why it failed, what it is for, what is done, and what it says. */
export function JobFollowing({
  job,
  snapshot,
  isWhole,
  title,
  last = null,
  usualSteps = NOTHING_USUAL,
  retry,
  children,
}: JobFollowingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { module, load } = useLoaded(loadLog);
  const logBox = useRef<HTMLDivElement>(null);
  const isLogSeen = useSeen(logBox);
  const [target, setTarget] = useState<LogTarget | null>(null);
  const isLogWanted = isLogSeen || target !== null;
  useEffect(() => {
    if (isLogWanted) load();
  }, [isLogWanted, load]);
  const showEntry = (entry: number) => setTarget((before) => ({ entry, request: (before?.request ?? 0) + 1 }));
  const showStep = (step: StepId) => {
    const head = snapshot.entries.findIndex((entry) => entry.kind === "step" && entry.step === step);
    if (head !== -1) showEntry(head);
  };
  const showError = (step: StepId) => {
    const entry = findFirstError(snapshot.entries, snapshot.count, step);
    if (entry === null) showStep(step);
    else showEntry(entry);
  };
  useEffect(() => {
    const read = () => {
      const entry = readLineHash(window.location.hash);
      if (entry !== null) setTarget((before) => ({ entry, request: (before?.request ?? 0) + 1 }));
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const failure: AgentFailure | null = job.failure ?? snapshot.job.error;
  return (
    <>
      {job.state === "failed" && failure !== null ? (
        <FailurePanel job={job} retry={retry} failure={failure} snapshot={snapshot} isWhole={isWhole} onShowStep={showError} />
      ) : null}
      {job.finishedAt === null && (job.hostConnection === "reconnecting" || job.hostConnection === "unreachable") ? (
        <Notice tone="warning" role="status" title={t("jobs.hostAway.title")}>
          {t("jobs.hostAway.hint")}
        </Notice>
      ) : null}
      {children}
      {job.journalDeletedAt === null ? null : (
        <Notice tone="info" title={t("retention.logGone", { at: format.instant(job.journalDeletedAt) })}>
          {t("retention.logGoneHint")}
        </Notice>
      )}
      <div className="grid gap-4 lg:h-[max(36rem,calc(100dvh-13rem))] lg:grid-cols-[19rem_minmax(0,1fr)]">
        <StepTimeline
          state={job.state}
          placedBytes={job.placedBytes}
          // Until the journal comes the rows stand as the page knows them: a list that grew would push the log down.
          steps={snapshot.job.steps.length === 0 ? job.steps : snapshot.job.steps}
          last={last}
          usualSteps={usualSteps}
          onShowStep={showStep}
        />
        <div ref={logBox} className="grid h-[70dvh] min-h-80 lg:h-auto lg:min-h-0">
          {module === null ? (
            <Skeleton className="h-full" />
          ) : (
            <module.LogPanel
              snapshot={snapshot}
              target={target}
              isLive={job.finishedAt === null}
              title={title}
              onShowError={showError}
            />
          )}
        </div>
      </div>
    </>
  );
}
