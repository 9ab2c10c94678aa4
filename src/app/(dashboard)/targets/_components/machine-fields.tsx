"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { CloudTargetSettings } from "#domain/cloud-target/cloud-target.ts";

type MachineFieldsProps = {
  readonly value: Pick<CloudTargetSettings, "machines">;
  readonly onChange: (change: Pick<CloudTargetSettings, "machines">) => void;
  readonly issues: FieldIssues;
};

/** What a server for a build is made of: both, or neither. */
export function MachineFields({ value: { machines }, onChange, issues }: MachineFieldsProps) {
  const { t } = useTranslation();
  const { flavor, network } = machines ?? { flavor: "", network: "" };
  const change = (next: { readonly flavor: string; readonly network: string }) =>
    onChange({ machines: next.flavor === "" && next.network === "" ? null : next });
  const faults = issues.at("machines");
  return (
    <FormSection title={t("targets.sections.machines")} lead={t("targets.sections.machinesLead")}>
      <TextField
        label={t("targets.flavor")}
        hint={t("targets.flavorHint")}
        isCode
        value={flavor}
        onChange={(name) => change({ flavor: name, network })}
        error={faults.at("flavor").own}
      />
      <TextField
        label={t("targets.network")}
        hint={t("targets.networkHint")}
        isCode
        value={network}
        onChange={(name) => change({ flavor, network: name })}
        error={faults.at("network").own}
      />
    </FormSection>
  );
}
