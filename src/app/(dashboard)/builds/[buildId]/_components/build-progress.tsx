"use client";

import { useTranslation } from "react-i18next";
import type { BuildPage } from "#trpc/outputs.ts";
import { JobFollowing } from "../../../jobs/_components/job-following.tsx";
import { useDocumentTitle } from "../../../jobs/_components/use-document-title.ts";
import { useFavicon } from "../../../jobs/_components/use-favicon.ts";
import { useJournal } from "../../../jobs/_components/use-journal.ts";
import { WrittenFiles } from "../../../jobs/_components/written-files.tsx";
import { BuildHeader } from "./build-header.tsx";
import { collectionOf } from "./collection.ts";
import { KeptMachine } from "./kept-machine.tsx";
import { RetryButtons } from "./retry-buttons.tsx";
import { SuccessPanel } from "./success-panel.tsx";

/** A build as it goes: what is done, what is being done, and what it says. */
export function BuildProgress({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const { snapshot, isWhole } = useJournal(build.id);
  const title = `${t(`builds.states.${build.state}`)} · #${build.number} ${build.variantTitle}`;
  useDocumentTitle(title);
  useFavicon(build.state);
  const collection = collectionOf(build, snapshot.job);
  return (
    <>
      <BuildHeader build={build} />
      <JobFollowing
        job={build}
        snapshot={snapshot}
        isWhole={isWhole}
        title={title}
        last={collection === null ? null : { title: t("steps.collect"), step: collection }}
        usualSteps={build.expected?.steps}
        retry={<RetryButtons build={build} />}
      >
        {build.state === "succeeded" && build.image !== null ? <SuccessPanel image={build.image} /> : null}
      </JobFollowing>
      {snapshot.files.length === 0 ? null : <WrittenFiles files={snapshot.files} />}
      {/* It comes with the journal, after the page: at the foot, always in sight, it moves nothing. */}
      {snapshot.job.keptMachine === null ? null : (
        <div className="sticky bottom-4 z-10 rounded-lg bg-canvas shadow-overlay">
          <KeptMachine build={build} machine={snapshot.job.keptMachine} />
        </div>
      )}
    </>
  );
}
