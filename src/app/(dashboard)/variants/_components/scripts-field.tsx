"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ImageScript } from "#domain/variant/scripts.ts";

type ScriptsFieldProps = {
  readonly value: readonly ImageScript[];
  readonly onChange: (scripts: ImageScript[]) => void;
  readonly issues: FieldIssues;
};

const NEW_SCRIPT: ImageScript = { name: "", content: "#!/bin/sh\nset -eu\n" };

/** Scripts that run as root in the image, in this order. Who saves one is written down. */
export function ScriptsField({ value, onChange, issues }: ScriptsFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<ImageScript>) =>
    onChange(value.map((script, at) => (at === index ? { ...script, ...part } : script)));
  return (
    <>
      {value.map((script, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a script has no identity but its place while it is typed.
        <fieldset key={index} className="flex flex-col gap-4 rounded-md border border-line p-4">
          <div className="flex items-start gap-2">
            <TextField
              label={t("scripts.name")}
              isCode
              className="grow"
              value={script.name}
              onChange={(name) => change(index, { name })}
              error={issues.at(index, "name").own}
            />
            <Button
              tone="quiet"
              size="icon"
              className="mt-7"
              aria-label={t("scripts.remove", { name: script.name })}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
          <TextField
            label={t("scripts.content")}
            hint={t("scripts.contentHint")}
            isCode
            rows={8}
            value={script.content}
            onChange={(content) => change(index, { content })}
            error={issues.at(index, "content").own}
          />
        </fieldset>
      ))}
      <div className="flex flex-col gap-1.5">
        <Button size="sm" className="self-start" onPress={() => onChange([...value, NEW_SCRIPT])}>
          <Plus aria-hidden="true" />
          {t("scripts.add")}
        </Button>
        <p className="text-ink-faint text-sm">{t("scripts.addHint")}</p>
      </div>
    </>
  );
}
