"use client";

import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { KubernetesPart } from "#protocol/recipe.ts";

type KubernetesPartFieldsProps = {
  readonly part: KubernetesPart;
  readonly onChange: (part: KubernetesPart) => void;
  readonly issues: FieldIssues;
};

export function KubernetesPartFields({ part, onChange, issues }: KubernetesPartFieldsProps) {
  const { t } = useTranslation();
  const setPrePull = (change: Partial<KubernetesPart["prePull"]>) =>
    onChange({ ...part, prePull: { ...part.prePull, ...change } });
  return (
    <>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          label={t("parts.kubernetes.minor")}
          isCode
          value={part.minor}
          onChange={(minor) => onChange({ ...part, minor })}
          error={issues.at("minor").own}
        />
        <Select
          label={t("parts.kubernetes.containerd")}
          options={(["docker", "distribution"] as const).map((origin) => ({
            value: origin,
            label: t(`parts.kubernetes.containerds.${origin}`),
          }))}
          value={part.containerd}
          onChange={(containerd) => onChange({ ...part, containerd })}
        />
      </div>
      <Checkbox
        isSelected={part.prePull.isEnabled}
        onChange={(isEnabled) => setPrePull({ isEnabled })}
        hint={t("parts.kubernetes.prePullHint")}
      >
        {t("parts.kubernetes.prePull")}
      </Checkbox>
      {part.prePull.isEnabled ? (
        <TextListField
          label={t("parts.kubernetes.extraImages")}
          hint={t("form.onePerLine")}
          placeholder="registry.k8s.io/metrics-server/metrics-server:v0.8.0"
          value={part.prePull.extraImages}
          onChange={(extraImages) => setPrePull({ extraImages })}
          error={issues.at("prePull", "extraImages").any}
        />
      ) : null}
    </>
  );
}
