"use client";

import { useTranslation } from "react-i18next";
import { Elapsed } from "#components/patterns/elapsed.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { BuildPage } from "#trpc/outputs.ts";
import { JobStatus } from "../../../jobs/_components/job-status.tsx";
import { BuildActions } from "./build-actions.tsx";

/** The build that this one attempts again, and from which step. */
function RetryLink({ id, number, nextStep }: NonNullable<BuildPage["retryOf"]>) {
  const { t } = useTranslation();
  return (
    <TextLink href={`/builds/${id}`}>
      {nextStep === null ? t("builds.retryOf", { number }) : t("builds.continues", { number, step: t(`steps.${nextStep}`) })}
    </TextLink>
  );
}

export function BuildHeader({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const usual = build.expected?.durationMs;
  return (
    <PageHeader
      back={{ href: "/builds", label: t("builds.title") }}
      title={t("builds.heading", { number: build.number, title: build.variantTitle })}
      lead={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span role="status" className="flex text-ink">
            <JobStatus state={build.state} />
          </span>
          <TextLink href={`/variants/${build.variantId}`}>{build.variantName}</TextLink>
          {build.retryOf === null ? null : <RetryLink {...build.retryOf} />}
          {build.hostName === null ? null : <span>{t("builds.onHost", { host: build.hostName })}</span>}
          {build.personName === null ? null : <span>{t("builds.byPerson", { person: build.personName })}</span>}
          <TimeSince at={build.createdAt} />
          {build.startedAt === null ? null : <Elapsed from={build.startedAt} to={build.finishedAt} />}
          {usual == null ? null : <span>{t("builds.usually", { duration: format.duration(usual) })}</span>}
        </div>
      }
      actions={<BuildActions build={build} />}
    />
  );
}
