"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { AptSource } from "#protocol/recipe.ts";

type AptSourcesFieldProps = {
  readonly value: readonly AptSource[];
  readonly codename: string;
  readonly onChange: (sources: AptSource[]) => void;
  readonly issues: FieldIssues;
};

/** apt sources to bootstrap from; none means those of the builder host. */
export function AptSourcesField({ value, codename, onChange, issues }: AptSourcesFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<AptSource>) =>
    onChange(value.map((source, at) => (at === index ? { ...source, ...part } : source)));
  return (
    <>
      {value.length === 0 ? (
        <p className="rounded-md border border-line bg-sunken px-4 py-3 text-ink-soft text-sm">
          {t("baseImages.hostSourcesLong")}
        </p>
      ) : null}
      {value.map((source, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a source has no identity but its place while it is typed.
        <fieldset key={index} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
          <div className="flex items-start gap-2">
            <TextField
              label={t("baseImages.sourceUri")}
              type="url"
              isCode
              className="grow"
              value={source.uri}
              onChange={(uri) => change(index, { uri })}
              error={issues.at(index, "uri").own}
            />
            <Button
              tone="quiet"
              size="icon"
              className="mt-7"
              aria-label={t("baseImages.removeSource", { uri: source.uri })}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TextListField
              label={t("baseImages.suites")}
              hint={t("form.onePerLine")}
              value={source.suites}
              onChange={(suites) => change(index, { suites })}
              error={issues.at(index, "suites").any}
            />
            <TextListField
              label={t("baseImages.components")}
              hint={t("form.onePerLine")}
              value={source.components}
              onChange={(components) => change(index, { components })}
              error={issues.at(index, "components").any}
            />
          </div>
        </fieldset>
      ))}
      <Button
        size="sm"
        className="self-start"
        onPress={() => onChange([...value, { uri: "", suites: codename === "" ? [] : [codename], components: ["main"] }])}
      >
        <Plus aria-hidden="true" />
        {t("baseImages.addSource")}
      </Button>
    </>
  );
}
