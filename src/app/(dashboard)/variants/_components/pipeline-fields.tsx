"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { ChoiceCards } from "#components/ui/choice-cards.tsx";
import { Select } from "#components/ui/select.tsx";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import { useTRPC } from "#trpc/client.tsx";

type PipelineFieldsProps = {
  readonly value: VariantDefinition;
  readonly onChange: (change: Partial<VariantDefinition>) => void;
  readonly issues: FieldIssues;
};

const PIPELINES = ["chroot", "snapshot"] as const satisfies readonly VariantDefinition["pipeline"][];
const FACTS = ["time", "size", "containerImages", "needs"] as const;
const ON_HOST = "host";

/** How the image is made, what speaks for which way, and where a machine for it runs. */
export function PipelineFields({ value, onChange, issues }: PipelineFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCards
        label={t("variants.pipeline")}
        options={PIPELINES.map((pipeline) => ({
          value: pipeline,
          label: t(`variants.pipelines.${pipeline}.name`),
          summary: t(`variants.pipelines.${pipeline}.summary`),
          facts: FACTS.map((fact) => ({
            label: t(`variants.pipelineFacts.${fact}`),
            value: t(`variants.pipelines.${pipeline}.${fact}`),
          })),
        }))}
        value={value.pipeline}
        onChange={(pipeline) => onChange({ pipeline })}
      />
      {value.pipeline === "snapshot" ? (
        <MachinePlace
          value={value.snapshotTargetId}
          onChange={(snapshotTargetId) => onChange({ snapshotTargetId })}
          error={issues.at("snapshotTargetId").own}
        />
      ) : null}
    </>
  );
}

type MachinePlaceProps = {
  readonly value: VariantDefinition["snapshotTargetId"];
  readonly onChange: (id: VariantDefinition["snapshotTargetId"]) => void;
  readonly error: string | undefined;
};

/** Only clouds whose target says what a server is made of; one that no longer does stays in sight while it is chosen. */
function MachinePlace({ value, onChange, error }: MachinePlaceProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const targets = useQuery(trpc.cloudTargets.list.queryOptions()).data ?? [];
  const able = targets.filter(({ id, machines }) => machines !== null || id === value);
  return (
    <Select
      label={t("variants.machinePlace")}
      hint={t("variants.machinePlaceHint")}
      options={[
        { value: ON_HOST, label: t("variants.onHost"), note: t("variants.onHostNote") },
        ...able.map(({ id, name, machines }) => ({
          value: String(id),
          label: t("variants.inCloud", { name }),
          note: machines === null ? t("targets.noMachines") : t("targets.machinesValue", machines),
        })),
      ]}
      value={value ?? ON_HOST}
      onChange={(id) => onChange(able.find((target) => target.id === id)?.id ?? null)}
      error={error}
    />
  );
}
