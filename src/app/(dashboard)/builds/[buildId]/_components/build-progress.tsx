"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import type { BuildPage } from "#trpc/outputs.ts";
import { BuildHeader } from "./build-header.tsx";
import { FailurePanel } from "./failure-panel.tsx";
import type { LogTarget } from "./log-list.tsx";
import { LogPanel } from "./log-panel.tsx";
import { StepTimeline } from "./step-timeline.tsx";
import { SuccessPanel } from "./success-panel.tsx";
import { useDocumentTitle } from "./use-document-title.ts";
import { useJournal } from "./use-journal.ts";

/** A build as it goes: what is done, what is being done, and what it says. */
export function BuildProgress({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const snapshot = useJournal(build.id);
  const [target, setTarget] = useState<LogTarget | null>(null);
  useDocumentTitle(`${t(`builds.states.${build.state}`)} · #${build.number} ${build.variantTitle}`);
  const failure = build.failure ?? (build.state === "failed" ? snapshot.job.error : null);
  return (
    <>
      <BuildHeader build={build} />
      {build.state === "failed" && failure !== null ? (
        <FailurePanel
          build={build}
          failure={failure}
          snapshot={snapshot}
          onShowStep={(step) => setTarget((last) => ({ step, request: (last?.request ?? 0) + 1 }))}
        />
      ) : null}
      {build.state === "succeeded" && build.image !== null ? <SuccessPanel image={build.image} /> : null}
      {build.hostConnection === "reconnecting" || build.hostConnection === "unreachable" ? (
        <Notice tone="warning" role="status" title={t("builds.hostAway.title")}>
          {t("builds.hostAway.hint")}
        </Notice>
      ) : null}
      <div className="grid gap-4 lg:h-[max(36rem,calc(100dvh-13rem))] lg:grid-cols-[19rem_minmax(0,1fr)]">
        <StepTimeline
          build={build}
          job={snapshot.job}
          onShowStep={(step) => setTarget((last) => ({ step, request: (last?.request ?? 0) + 1 }))}
        />
        <div className="grid h-[70dvh] min-h-80 lg:h-auto lg:min-h-0">
          <LogPanel snapshot={snapshot} target={target} isLive={build.finishedAt === null} />
        </div>
      </div>
    </>
  );
}
