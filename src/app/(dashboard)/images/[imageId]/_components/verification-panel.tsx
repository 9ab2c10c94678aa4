"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Download, ScrollText, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { failureTitle } from "#app/_errors/failure-title.ts";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageVerification, ImageView } from "#trpc/outputs.ts";
import { CheckReport } from "../../../jobs/_components/check-report.tsx";
import { OutcomeCounts } from "../../../jobs/_components/outcome-counts.tsx";
import { VerificationStatus } from "../../_components/verification-status.tsx";

/** How far an image is proven: the report of its newest verification, as it grows. */
export function VerificationPanel({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const verification = useQuery(trpc.verifications.ofImage.queryOptions({ imageId: image.id }));
  return (
    <QueryView query={verification} skeleton={<Skeleton className="h-60" />}>
      {(answer) =>
        answer === null ? (
          <EmptyState icon={<ShieldCheck />} title={t("verification.none")} action={<VerifyButton image={image} />}>
            {t("verification.noneHint")}
          </EmptyState>
        ) : (
          <Report image={image} verification={answer} />
        )
      }
    </QueryView>
  );
}

type ReportProps = { readonly image: ImageView; readonly verification: ImageVerification };

function Report({ image, verification }: ReportProps) {
  const { t, i18n } = useTranslation();
  const { jobId, isOver, failure, checks, finishedAt, hostName } = verification;
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex flex-col gap-1.5">
          <span role="status">
            <VerificationStatus image={image} isShort />
          </span>
          {checks.length === 0 ? null : <OutcomeCounts checks={checks} />}
          <span className="flex flex-wrap gap-x-4 text-ink-faint text-sm">
            {finishedAt === null ? null : <TimeSince at={finishedAt} />}
            {hostName === null ? null : <span>{t("verification.on", { host: hostName })}</span>}
          </span>
        </div>
        <Actions image={image} verification={verification} />
      </header>
      {failure === null ? null : (
        <Notice
          tone="danger"
          title={failureTitle(i18n, failure.code)}
          actions={<LinkButton href={`/jobs/${jobId}`}>{t("jobs.openLog")}</LinkButton>}
        >
          <bdi>{failure.message}</bdi>
        </Notice>
      )}
      {checks.length === 0 && !isOver ? (
        <p className="text-ink-soft">{t(hostName === null ? "verification.waiting" : "checks.soon")}</p>
      ) : null}
      <CheckReport checks={checks} />
    </div>
  );
}

function Actions({ image, verification: { jobId, isOver, state } }: ReportProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-start gap-2">
      <LinkButton href={`/jobs/${jobId}`}>
        <ScrollText aria-hidden="true" />
        {t("jobs.openLog")}
      </LinkButton>
      {state === "succeeded" ? (
        <a href={`/api/images/${image.id}/verification.json`} download className={buttonStyle({ tone: "plain" })}>
          <Download aria-hidden="true" />
          {t("verification.report")}
        </a>
      ) : null}
      {isOver ? <VerifyButton image={image} isAgain /> : null}
    </div>
  );
}

function VerifyButton({ image, isAgain = false }: { readonly image: ImageView; readonly isAgain?: boolean }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const mayRun = useHasRole("operator");
  const start = useMutation(trpc.verifications.start.mutationOptions());
  if (!mayRun) return null;
  return (
    <div className="flex flex-col gap-2">
      <Button
        tone={isAgain ? "plain" : "solid"}
        isPending={start.isPending}
        onPress={() => start.mutate({ imageId: image.id })}
        className="self-start"
      >
        <ShieldCheck aria-hidden="true" />
        {t(isAgain ? "verification.again" : "verification.start")}
      </Button>
      <ProblemNotice problem={start.isError ? readProblem(start.error) : null} />
    </div>
  );
}
