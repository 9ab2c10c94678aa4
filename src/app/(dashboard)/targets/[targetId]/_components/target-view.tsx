"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FactList } from "#components/patterns/fact-list.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { CloudTargetView } from "#trpc/outputs.ts";
import { TargetStatus } from "../../_components/target-status.tsx";
import { useCloudFacts } from "../../_components/use-cloud-facts.ts";
import { TargetActions } from "./target-actions.tsx";
import { TargetChecks } from "./target-checks.tsx";
import { TargetPublications } from "./target-publications.tsx";

export function TargetView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const target = useQuery(trpc.cloudTargets.byId.queryOptions({ id }));
  return (
    <QueryView query={target} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: "/targets", label: t("targets.title") }}
            title={answer.name}
            lead={
              <span role="status" className="text-sm">
                <TargetStatus target={answer} />
              </span>
            }
            actions={answer.archivedAt === null ? <TargetActions target={answer} /> : undefined}
          />
          {answer.archivedAt === null ? null : <Notice tone="info" title={t("errors.ARCHIVED.title")} />}
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
            <TargetChecks target={answer} />
            <TargetFacts target={answer} />
          </div>
          <TargetPublications targetId={answer.id} />
        </>
      )}
    </QueryView>
  );
}

function TargetFacts({ target }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const factsOf = useCloudFacts();
  return (
    <Card>
      <CardHeader title={t("targets.facts")} />
      <div className="p-4">
        <FactList
          facts={[
            ...factsOf(target.cloud),
            { label: t("targets.horizon"), value: target.horizonUrl ?? "–" },
            {
              label: t("targets.keep"),
              value: target.keepCount === null ? t("targets.keepAll") : format.count(target.keepCount),
            },
            { label: t("targets.relay"), value: <Relay target={target} /> },
            {
              label: t("targets.machines"),
              value: target.machines === null ? t("targets.noMachines") : t("targets.machinesValue", target.machines),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Relay({ target: { relayHost } }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  if (relayHost === null) return t("targets.relayNone");
  if (relayHost.isArchived) return <span className="text-danger">{t("targets.relayArchived", { name: relayHost.name })}</span>;
  return <TextLink href={`/hosts/${relayHost.id}`}>{relayHost.name}</TextLink>;
}
