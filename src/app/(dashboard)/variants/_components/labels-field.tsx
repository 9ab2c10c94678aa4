"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { VariantDefinition } from "#domain/variant/variant.ts";

type Labels = VariantDefinition["labels"];
type LabelsFieldProps = { readonly value: Labels; readonly onChange: (labels: Labels) => void; readonly issues: FieldIssues };

export function LabelsField({ value, onChange, issues }: LabelsFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<Labels[number]>) =>
    onChange(value.map((label, at) => (at === index ? { ...label, ...part } : label)));
  return (
    <>
      {value.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a label has no identity but its place while it is typed.
        <div key={index} className="flex items-start gap-2">
          <TextField
            label={t("variants.labelKey")}
            isCode
            className="grow basis-0"
            value={label.key}
            onChange={(key) => change(index, { key })}
            error={issues.at(index, "key").own}
          />
          <TextField
            label={t("variants.labelValue")}
            className="grow basis-0"
            value={label.value}
            onChange={(text) => change(index, { value: text })}
            error={issues.at(index, "value").own}
          />
          <Button
            tone="quiet"
            size="icon"
            className="mt-7"
            aria-label={t("variants.removeLabel", { key: label.key })}
            onPress={() => onChange(value.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button size="sm" className="self-start" onPress={() => onChange([...value, { key: "", value: "" }])}>
        <Plus aria-hidden="true" />
        {t("variants.addLabel")}
      </Button>
    </>
  );
}
