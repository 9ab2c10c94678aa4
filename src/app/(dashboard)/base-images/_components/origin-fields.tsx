"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { BaseOrigin } from "#protocol/recipe.ts";
import { AptSourcesField } from "./apt-sources-field.tsx";
import { ChecksumFields } from "./checksum-fields.tsx";

type OriginFieldsProps = {
  readonly value: BaseOrigin;
  readonly codename: string;
  readonly onChange: (origin: BaseOrigin) => void;
  readonly issues: FieldIssues;
};

export function OriginFields({ value, codename, onChange, issues }: OriginFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segmented
        label={t("baseImages.originKind")}
        value={value.kind}
        options={(["url", "bootstrap"] as const).map((kind) => ({ value: kind, label: t(`baseImages.origins.${kind}.name`) }))}
        onChange={(kind) =>
          onChange(kind === "url" ? { kind, url: "", checksum: { kind: "sha256", value: "" } } : { kind, sources: [] })
        }
      />
      <p className="text-ink-faint text-sm">{t(`baseImages.origins.${value.kind}.hint`)}</p>
      {value.kind === "url" ? (
        <>
          <TextField
            label={t("baseImages.url")}
            type="url"
            isCode
            placeholder="https://cloud.example.org/debian-12-generic-amd64.qcow2"
            value={value.url}
            onChange={(url) => onChange({ ...value, url })}
            error={issues.at("url").own}
          />
          <ChecksumFields
            value={value.checksum}
            onChange={(checksum) => onChange({ ...value, checksum })}
            issues={issues.at("checksum")}
          />
        </>
      ) : (
        <AptSourcesField
          value={value.sources}
          codename={codename}
          onChange={(sources) => onChange({ ...value, sources })}
          issues={issues.at("sources")}
        />
      )}
    </>
  );
}
