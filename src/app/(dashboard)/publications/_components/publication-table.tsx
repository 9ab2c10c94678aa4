"use client";

import { ExternalLink, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { failureTitle } from "#app/_errors/failure-title.ts";
import { CopyButton } from "#components/patterns/copy-button.tsx";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PublicationView } from "#trpc/outputs.ts";
import { PublicationActions } from "./publication-actions.tsx";
import { PublicationStatus } from "./publication-status.tsx";

type PublicationTableProps = {
  readonly publications: readonly PublicationView[];
  /** What tells one from another where they are shown. */
  readonly about: "image" | "target";
};

/** Publications, each with where it stands, how the cloud knows it and what may be done with it. */
export function PublicationTable({ publications, about }: PublicationTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("publications.label")}
      rows={publications}
      rowKey={(publication) => publication.id}
      columns={[
        {
          id: about,
          header: t(`publications.columns.${about}`),
          cell: (publication) => (
            <div className="flex flex-col gap-1">
              <Subject publication={publication} about={about} />
              <InGlance publication={publication} />
            </div>
          ),
        },
        {
          id: "state",
          header: t("publications.columns.state"),
          cell: (publication) => (
            <div className="flex flex-col gap-2">
              <Standing publication={publication} />
              <PublicationActions publication={publication} />
            </div>
          ),
        },
        {
          id: "at",
          header: t("publications.columns.at"),
          from: "lg",
          isEnd: true,
          className: "text-ink-soft",
          cell: ({ changedAt, createdAt }) => <TimeSince at={changedAt ?? createdAt} />,
        },
      ]}
    />
  );
}

type SubjectProps = Pick<PublicationTableProps, "about"> & { readonly publication: PublicationView };

function Subject({ publication: { imageId, imageFileName, targetId, targetName }, about }: SubjectProps) {
  if (about === "target") return <TextLink href={`/targets/${targetId}`}>{targetName}</TextLink>;
  return (
    <TextLink href={`/images/${imageId}`} className="[overflow-wrap:anywhere]">
      <span dir="ltr">{imageFileName}</span>
    </TextLink>
  );
}

function Standing({ publication }: { readonly publication: PublicationView }) {
  const { t, i18n } = useTranslation();
  const { standing, visibility, reason, failure, jobId } = publication;
  return (
    <div className="flex flex-col">
      <PublicationStatus standing={standing} />
      <span className="text-ink-faint text-sm">{t(`publications.visibilities.${visibility}`)}</span>
      {reason === null ? null : <span className="text-ink-soft text-sm">{t("publications.because", { reason })}</span>}
      {failure === null ? null : <span className="text-danger text-sm">{failureTitle(i18n, failure.code)}</span>}
      <TextLink href={`/jobs/${jobId}`} className="self-start font-normal text-sm">
        {t("jobs.openLog")}
      </TextLink>
    </div>
  );
}

function InGlance({ publication: { glanceId, isHashVerified, horizonUrl } }: { readonly publication: PublicationView }) {
  const { t } = useTranslation();
  if (glanceId === null) return null;
  return (
    <div className="flex flex-col">
      <span className="flex items-center gap-1">
        <code dir="ltr" className="text-sm [overflow-wrap:anywhere]">
          {glanceId}
        </code>
        <CopyButton text={glanceId} name={t("publications.glanceId")} />
      </span>
      <span className="flex flex-wrap items-center gap-x-4 text-sm">
        {isHashVerified ? (
          <span className="flex items-center gap-1 text-success">
            <ShieldCheck aria-hidden="true" className="size-4" />
            {t("publications.hashVerified")}
          </span>
        ) : null}
        {horizonUrl === null ? null : (
          <a href={horizonUrl} target="_blank" rel="noreferrer" className="flex items-center gap-1 text-accent hover:underline">
            {t("publications.openHorizon")}
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        )}
      </span>
    </div>
  );
}
