"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { MirrorFace } from "#protocol/recipe.ts";

type Registries = MirrorFace["registries"];
type RegistriesFieldProps = {
  readonly value: Registries;
  readonly onChange: (registries: Registries) => void;
  readonly issues: FieldIssues;
};

/** Container registries, each with the mirrors that are asked before it. */
export function RegistriesField({ value, onChange, issues }: RegistriesFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<Registries[number]>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <div className="flex flex-col gap-3">
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a registry has no identity but its place while it is typed.
        <div key={index} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
          <div className="flex items-start gap-2">
            <TextField
              label={t("mirrors.registry")}
              isCode
              placeholder="registry.k8s.io"
              className="grow"
              value={row.registry}
              onChange={(registry) => change(index, { registry })}
              error={issues.at(index, "registry").own}
            />
            <Button
              tone="quiet"
              size="icon"
              className="mt-7"
              aria-label={t("mirrors.removeRegistry", { registry: row.registry })}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
          <TextListField
            label={t("mirrors.registryMirrors")}
            hint={t("mirrors.registryMirrorsHint")}
            value={row.mirrors}
            onChange={(list) => change(index, { mirrors: list })}
            error={issues.at(index, "mirrors").any}
          />
        </div>
      ))}
      <Button size="sm" className="self-start" onPress={() => onChange([...value, { registry: "", mirrors: [] }])}>
        <Plus aria-hidden="true" />
        {t("mirrors.addRegistry")}
      </Button>
    </div>
  );
}
