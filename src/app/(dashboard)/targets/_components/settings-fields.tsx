"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { FormSection } from "#components/patterns/form-section.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { CloudTargetSettings } from "#domain/cloud-target/cloud-target.ts";
import { MachineFields } from "./machine-fields.tsx";
import { RelayField } from "./relay-field.tsx";

type SettingsFieldsProps = {
  readonly value: CloudTargetSettings;
  readonly onChange: (change: Partial<CloudTargetSettings>) => void;
  readonly issues: FieldIssues;
};

/** All of a target but its credentials. */
export function SettingsFields(props: SettingsFieldsProps) {
  return (
    <>
      <PublishingFields {...props} />
      <MachineFields {...props} />
    </>
  );
}

/** How a target is called, how it is reached, where its dashboard is and how much is kept there. */
function PublishingFields({ value, onChange, issues }: SettingsFieldsProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t("targets.sections.settings")} lead={t("targets.sections.settingsLead")}>
      <TextField
        label={t("catalog.name")}
        hint={t("targets.nameHint")}
        isCode
        value={value.name}
        onChange={(name) => onChange({ name })}
        error={issues.at("name").own}
      />
      <TextField
        label={t("targets.horizon")}
        hint={t("targets.horizonHint")}
        isCode
        value={value.horizonUrl ?? ""}
        onChange={(address) => onChange({ horizonUrl: address.trim() === "" ? null : address.trim() })}
        error={issues.at("horizonUrl").own}
      />
      <NumberField
        label={t("targets.keep")}
        hint={t("targets.keepHint")}
        isOptional
        value={value.keepCount}
        onChange={(keepCount) => onChange({ keepCount })}
        error={issues.at("keepCount").own}
      />
      <RelayField
        value={value.relayHostId}
        onChange={(relayHostId) => onChange({ relayHostId })}
        error={issues.at("relayHostId").own}
      />
    </FormSection>
  );
}
