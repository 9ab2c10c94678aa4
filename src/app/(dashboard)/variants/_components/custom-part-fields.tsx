"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { CustomPart } from "#protocol/recipe.ts";
import { ScriptsField } from "./scripts-field.tsx";

type CustomPartFieldsProps = {
  readonly part: CustomPart;
  readonly onChange: (part: CustomPart) => void;
  readonly issues: FieldIssues;
};

/** Packages, files, scripts and container images of the admin's own. */
export function CustomPartFields({ part, onChange, issues }: CustomPartFieldsProps) {
  const { t } = useTranslation();
  const changeFile = (index: number, change: Partial<CustomPart["files"][number]>) =>
    onChange({ ...part, files: part.files.map((file, at) => (at === index ? { ...file, ...change } : file)) });
  return (
    <>
      <TextListField
        label={t("parts.custom.packages")}
        hint={t("form.onePerLine")}
        placeholder="htop"
        value={part.packages}
        onChange={(packages) => onChange({ ...part, packages })}
        error={issues.at("packages").any}
      />
      {part.files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a file has no identity but its place while it is typed.
        <fieldset key={index} className="flex flex-col gap-4 rounded-md border border-line p-4">
          <div className="flex items-start gap-2">
            <TextField
              label={t("parts.custom.path")}
              isCode
              className="grow"
              value={file.path}
              onChange={(path) => changeFile(index, { path })}
              error={issues.at("files", index, "path").own}
            />
            <TextField
              label={t("parts.custom.mode")}
              isCode
              className="w-24"
              value={file.mode}
              onChange={(mode) => changeFile(index, { mode })}
              error={issues.at("files", index, "mode").own}
            />
            <Button
              tone="quiet"
              size="icon"
              className="mt-7"
              aria-label={t("parts.custom.removeFile", { path: file.path })}
              onPress={() => onChange({ ...part, files: part.files.filter((_, at) => at !== index) })}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </div>
          <TextField
            label={t("parts.custom.content")}
            isCode
            rows={6}
            value={file.content}
            onChange={(content) => changeFile(index, { content })}
            error={issues.at("files", index, "content").own}
          />
        </fieldset>
      ))}
      <Button
        size="sm"
        className="self-start"
        onPress={() => onChange({ ...part, files: [...part.files, { path: "", mode: "0644", content: "" }] })}
      >
        <Plus aria-hidden="true" />
        {t("parts.custom.addFile")}
      </Button>
      <ScriptsField value={part.scripts} onChange={(scripts) => onChange({ ...part, scripts })} issues={issues.at("scripts")} />
      <TextListField
        label={t("parts.custom.containerImages")}
        hint={t("parts.custom.containerImagesHint")}
        placeholder="docker.io/library/redis:8"
        value={part.containerImages}
        onChange={(containerImages) => onChange({ ...part, containerImages })}
        error={issues.at("containerImages").any}
      />
    </>
  );
}
