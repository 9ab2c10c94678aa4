"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { FactList } from "#components/patterns/fact-list.tsx";
import { FormSection } from "#components/patterns/form-section.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Credentials, UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { useCloudFacts } from "./use-cloud-facts.ts";

type UnderstoodFieldsProps = {
  readonly clouds: readonly UnderstoodCloud[];
  readonly value: Credentials;
  readonly onChange: (value: Credentials) => void;
  readonly issues: FieldIssues;
};

/** What a pasted file says, which of its clouds is meant, and what it cannot say. */
export function UnderstoodFields({ clouds, value, onChange, issues }: UnderstoodFieldsProps) {
  const { t } = useTranslation();
  const factsOf = useCloudFacts();
  const chosen = clouds.find(({ name }) => name === value.cloudName);
  return (
    <FormSection title={t("targets.understood")}>
      {clouds.length < 2 ? null : (
        <Select
          label={t("targets.cloudName")}
          options={clouds.map(({ name }) => ({ value: name, label: name }))}
          value={value.cloudName}
          onChange={(cloudName) => onChange({ ...value, cloudName })}
          error={issues.at("cloudName").own}
        />
      )}
      {chosen === undefined ? null : (
        <FactList
          facts={[
            ...factsOf(chosen.cloud),
            { label: t("targets.secretIs"), value: t(chosen.hasSecret ? "targets.secretThere" : "targets.secretMissing") },
          ]}
        />
      )}
      {chosen === undefined || chosen.hasSecret ? null : (
        <TextField
          label={t("targets.secret")}
          hint={t("targets.secretHint")}
          type="password"
          autoComplete="off"
          value={value.secret ?? ""}
          onChange={(secret) => onChange({ ...value, secret: secret === "" ? null : secret })}
          error={issues.at("secret").own}
        />
      )}
      <TextField
        label={t("targets.caCertificate")}
        hint={chosen?.caFile == null ? t("targets.caCertificateHint") : t("targets.caFile", { path: chosen.caFile })}
        isCode
        rows={4}
        value={value.caCertificate ?? ""}
        onChange={(certificate) => onChange({ ...value, caCertificate: certificate === "" ? null : certificate })}
        error={issues.at("caCertificate").own}
      />
    </FormSection>
  );
}
