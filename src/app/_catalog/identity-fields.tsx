"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { TextField } from "#components/ui/text-field.tsx";

type Identity = { readonly name: string; readonly title: string };

type IdentityFieldsProps = {
  readonly value: Identity;
  readonly onChange: (change: Partial<Identity>) => void;
  readonly issues: FieldIssues;
};

/** What every entry of the catalog is called: by people, and by commands. */
export function IdentityFields({ value, onChange, issues }: IdentityFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("catalog.title")}
        hint={t("catalog.titleHint")}
        value={value.title}
        onChange={(title) => onChange({ title })}
        error={issues.at("title").own}
      />
      <TextField
        label={t("catalog.name")}
        hint={t("catalog.nameHint")}
        isCode
        value={value.name}
        onChange={(name) => onChange({ name })}
        error={issues.at("name").own}
      />
    </>
  );
}
