"use client";

import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { findContainerdMisfit } from "#domain/variant/containerd-fit.ts";
import type { KubernetesPart } from "#protocol/recipe.ts";

type KubernetesPartFieldsProps = {
  readonly part: KubernetesPart;
  readonly onChange: (part: KubernetesPart) => void;
  readonly issues: FieldIssues;
  /** The release that the variant is built on; null while none is chosen. */
  readonly base: { readonly distro: string; readonly version: string } | null;
};

const ADDONS = ["coredns", "kube-proxy"] as const;

export function KubernetesPartFields({ part, onChange, issues, base }: KubernetesPartFieldsProps) {
  const { t } = useTranslation();
  const setPrePull = (change: Partial<KubernetesPart["prePull"]>) =>
    onChange({ ...part, prePull: { ...part.prePull, ...change } });
  const misfit = base === null ? null : findContainerdMisfit([part], base);
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
          {...(misfit === null ? {} : { error: t("parts.kubernetes.containerdTooOld", misfit) })}
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
        <>
          <TextListField
            label={t("parts.kubernetes.extraImages")}
            hint={t("form.onePerLine")}
            placeholder="registry.k8s.io/metrics-server/metrics-server:v0.8.0"
            value={part.prePull.extraImages}
            onChange={(extraImages) => setPrePull({ extraImages })}
            error={issues.at("prePull", "extraImages").any}
          />
          <fieldset className="flex min-w-0 flex-col gap-2">
            <legend className="float-start mb-1 flex w-full flex-col">
              <span className="font-medium text-sm">{t("parts.kubernetes.skippedAddons")}</span>
              <span className="text-ink-faint text-sm">{t("parts.kubernetes.skippedAddonsHint")}</span>
            </legend>
            {ADDONS.map((addon) => (
              <Checkbox
                key={addon}
                isSelected={part.prePull.skippedAddons.includes(addon)}
                onChange={(isSkipped) =>
                  setPrePull({
                    skippedAddons: ADDONS.filter((one) => (one === addon ? isSkipped : part.prePull.skippedAddons.includes(one))),
                  })
                }
                hint={t(`parts.kubernetes.addons.${addon}`)}
              >
                <code dir="ltr">{addon}</code>
              </Checkbox>
            ))}
          </fieldset>
        </>
      ) : null}
    </>
  );
}
