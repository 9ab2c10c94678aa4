"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { VariantDefinition } from "#domain/variant/variant.ts";

type SystemFieldsProps = {
  readonly value: VariantDefinition;
  readonly onChange: (change: Partial<VariantDefinition>) => void;
  readonly issues: FieldIssues;
};

/** The image's upgrades, its disk, and what a server needs to run it. */
export function SystemFields({ value, onChange, issues }: SystemFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t("variants.upgrade")}
          options={(["none", "security", "all"] as const).map((upgrade) => ({
            value: upgrade,
            label: t(`variants.upgrades.${upgrade}`),
          }))}
          value={value.upgrade}
          onChange={(upgrade) => onChange({ upgrade })}
        />
        <Select
          label={t("variants.compression")}
          options={(["zlib", "zstd"] as const).map((compression) => ({
            value: compression,
            label: t(`variants.compressions.${compression}.name`),
            note: t(`variants.compressions.${compression}.note`),
          }))}
          value={value.compression}
          onChange={(compression) => onChange({ compression })}
        />
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <NumberField
          label={t("variants.diskSize")}
          unit={t("units.gibName")}
          value={value.diskSizeGib}
          onChange={(diskSizeGib) => onChange({ diskSizeGib })}
          error={issues.at("diskSizeGib").own}
        />
        <NumberField
          label={t("variants.minDisk")}
          unit={t("units.gibName")}
          value={value.minDiskGib}
          onChange={(minDiskGib) => onChange({ minDiskGib })}
          error={issues.at("minDiskGib").own}
        />
        <NumberField
          label={t("variants.minRam")}
          unit={t("units.mibName")}
          value={value.minRamMib}
          onChange={(minRamMib) => onChange({ minRamMib })}
          error={issues.at("minRamMib").own}
        />
      </div>
      <Checkbox
        isSelected={value.isVerifiedAfterBuild}
        onChange={(isVerifiedAfterBuild) => onChange({ isVerifiedAfterBuild })}
        hint={t("variants.verifyHint")}
      >
        {t("variants.verify")}
      </Checkbox>
    </>
  );
}
