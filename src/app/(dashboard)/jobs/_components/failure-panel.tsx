"use client";

import { ScrollText, Server } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
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
  readonly onShowStep: (step: StepId) => void;
};

const TAIL_LINES = 5;

/** Why a job failed: in words, whose matter it is, the lines that tell, and what to press next. */
export function FailurePanel({ job, retry, failure, snapshot, onShowStep }: FailurePanelProps) {
  const { t, i18n } = useTranslation();
  const title = failure.detail.step === undefined ? null : stepTitle(i18n, failure.detail.step);
  const step = snapshot.job.steps.find((candidate) => candidate.id === failure.detail.step);
  const tail = tailOf(failure, snapshot);
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
        {tail.length === 0 ? null : (
          <pre
            dir="ltr"
            className="overflow-x-auto rounded-md border border-line bg-terminal px-3 py-2 text-ink text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap"
          >
            {tail.join("\n")}
          </pre>
        )}
      </div>
    </Notice>
  );
}

/** The lines that matter: what the command itself said on stderr, else the last lines of the step that broke. */
function tailOf(failure: AgentFailure, snapshot: JournalSnapshot): readonly string[] {
  const said = failure.detail.stderrTail?.trimEnd().split("\n") ?? [];
  if (said.some((line) => line.trim() !== "")) return said.slice(-TAIL_LINES);
  const lines: string[] = [];
  for (let index = snapshot.count - 1; index >= 0 && lines.length < TAIL_LINES; index -= 1) {
    const entry = snapshot.entries[index];
    if (entry?.kind === "line" && entry.step === (failure.detail.step ?? entry.step)) lines.unshift(entry.text);
  }
  return lines;
}
