"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Select } from "#components/ui/select.tsx";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { BaseImageEntry, MirrorProfileEntry } from "#trpc/outputs.ts";

type VariantSourcesProps = {
  readonly value: VariantDefinition;
  readonly onChange: (change: Partial<VariantDefinition>) => void;
  readonly issues: FieldIssues;
  readonly baseImages: readonly BaseImageEntry[];
  readonly mirrorProfiles: readonly MirrorProfileEntry[];
};

const OWN_SOURCES = "own";

/** What the image is made of, and where packages come from. */
export function VariantSources({ value, onChange, issues, baseImages, mirrorProfiles }: VariantSourcesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t("variants.baseImage")}
        placeholder={t("variants.chooseBaseImage")}
        options={baseImages.map(({ id, name, definition }) => ({ value: String(id), label: definition.title, note: name }))}
        value={String(value.baseImageId) === "" ? null : value.baseImageId}
        onChange={(id) => {
          const chosen = baseImages.find((entry) => entry.id === id);
          if (chosen !== undefined) onChange({ baseImageId: chosen.id });
        }}
        error={issues.at("baseImageId").own}
      />
      <Select
        label={t("variants.mirrorProfile")}
        hint={t("variants.mirrorProfileHint")}
        options={[
          { value: OWN_SOURCES, label: t("variants.ownSources") },
          ...mirrorProfiles.map(({ id, name, definition }) => ({ value: String(id), label: definition.title, note: name })),
        ]}
        value={value.mirrorProfileId ?? OWN_SOURCES}
        onChange={(id) => onChange({ mirrorProfileId: mirrorProfiles.find((entry) => entry.id === id)?.id ?? null })}
        error={issues.at("mirrorProfileId").own}
      />
    </>
  );
}
