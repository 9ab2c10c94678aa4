"use client";

import { clsx } from "clsx";
import { ScrollText, Server } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JobPage } from "#trpc/outputs.ts";
import { stepTitle } from "../../builds/_components/step-title.ts";
import type { JournalSnapshot } from "./job-journal.ts";

type FailurePanelProps = {
  /** Whose recipe it is, null where no variant is to blame; where it ran; and whether its log is still there. */
  readonly job: Pick<JobPage, "variantId" | "hostId" | "hostName" | "journalDeletedAt">;
  /** The way to try it again. */
  readonly retry?: ReactNode;
  readonly failure: AgentFailure;
  readonly snapshot: JournalSnapshot;
  /** True: no more of the journal will come. */
  readonly isWhole: boolean;
  readonly onShowStep: (step: StepId) => void;
};

const TAIL_LINES = 5;

/** Why a job failed: in words, whose matter it is, the lines that tell, and what to press next. */
export function FailurePanel({ job, retry, failure, snapshot, isWhole, onShowStep }: FailurePanelProps) {
  const { t, i18n } = useTranslation();
  const title = failure.detail.step === undefined ? null : stepTitle(i18n, failure.detail.step);
  const step = snapshot.job.steps.find((candidate) => candidate.id === failure.detail.step);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t(`errors.${failure.code}.title`)}
      actions={
        <>
          {/* The same recipe would fail again, so the way to it stands first. */}
          {failure.blame === "recipe" && job.variantId !== null ? (
            <LinkButton href={`/variants/${job.variantId}`} tone="solid">
              {t("failure.openVariant")}
            </LinkButton>
          ) : null}
          {retry}
          {/* It waits for the journal in its place: if it came with it, it would move what is below. */}
          {title === null || job.journalDeletedAt !== null ? null : (
            <Button isDisabled={step === undefined} onPress={() => step !== undefined && onShowStep(step.id)}>
              <ScrollText aria-hidden="true" />
              {t("failure.showStep")}
            </Button>
          )}
          {failure.blame === "mirror" ? <LinkButton href="/mirrors">{t("failure.openMirrors")}</LinkButton> : null}
          {failure.blame === "host" && job.hostName !== null ? (
            <LinkButton href={`/hosts/${job.hostId}`}>
              <Server aria-hidden="true" />
              {t("failure.openHost", { name: job.hostName })}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t(`errors.${failure.code}.hint`, { subject: failure.detail.subject ?? t("failure.subject") })}</p>
        <div className="flex flex-wrap gap-1.5">
          <Tag>
            <code>{failure.code}</code>
          </Tag>
          <Tag>{t(`failure.blame.${failure.blame}`)}</Tag>
          {title === null ? null : <Tag>{title}</Tag>}
          {failure.detail.exitCode === undefined ? null : <Tag>{t("failure.exitCode", { code: failure.detail.exitCode })}</Tag>}
        </div>
        <LastLines
          said={saidBy(failure)}
          logged={job.journalDeletedAt === null ? lastLines(failure, snapshot) : null}
          isWhole={isWhole}
        />
      </div>
    </Notice>
  );
}

type LastLinesProps = {
  /** What the command itself said on stderr. */
  readonly said: readonly string[];
  /** The last lines of the step that broke; null: its log is gone. */
  readonly logged: readonly string[] | null;
  readonly isWhole: boolean;
};

/**
 * The lines that matter. Those of the log come later than the page: they get a box of one height, whose skeleton stands there before,
 * so that they move nothing. It shows their end.
 */
function LastLines({ said, logged, isWhole }: LastLinesProps) {
  const { t } = useTranslation();
  if (said.length > 0)
    return (
      <pre dir="ltr" className={clsx(FRAME, WORDS)}>
        {said.join("\n")}
      </pre>
    );
  if (logged === null) return null;
  if (logged.length === 0)
    return isWhole ? <p className="h-29.5 text-ink-soft">{t("failure.noLines")}</p> : <Skeleton className="h-29.5" />;
  return (
    <ScrollRegion
      dir="ltr"
      aria-label={t("failure.lines")}
      className={clsx(FRAME, "flex h-29.5 flex-col-reverse overflow-y-auto")}
    >
      <pre className={clsx(WORDS, "mb-auto")}>{logged.join("\n")}</pre>
    </ScrollRegion>
  );
}

/** `TAIL_LINES` of `leading-5` within it are as high as `h-29.5`. */
const FRAME = "rounded-md border border-line bg-terminal text-ink text-xs leading-5";
const WORDS = "px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]";

function saidBy({ detail }: AgentFailure): readonly string[] {
  const said = detail.stderrTail?.trimEnd().split("\n") ?? [];
  return said.some((line) => line.trim() !== "") ? said.slice(-TAIL_LINES) : [];
}

function lastLines({ detail }: AgentFailure, { entries, count }: JournalSnapshot): readonly string[] {
  const lines: string[] = [];
  for (let index = count - 1; index >= 0 && lines.length < TAIL_LINES; index -= 1) {
    const entry = entries[index];
    if (entry?.kind === "line" && entry.step === (detail.step ?? entry.step)) lines.unshift(entry.text);
  }
  return lines;
}
