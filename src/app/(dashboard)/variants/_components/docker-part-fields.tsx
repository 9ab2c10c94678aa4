"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { DockerPart } from "#protocol/recipe.ts";
import { DockerDaemonFields } from "./docker-daemon-fields.tsx";

type DockerPartFieldsProps = {
  readonly part: DockerPart;
  readonly onChange: (part: DockerPart) => void;
  readonly issues: FieldIssues;
};

const PLUGINS = ["buildx", "compose"] as const;

export function DockerPartFields({ part, onChange, issues }: DockerPartFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Select
          label={t("parts.docker-ce.origin")}
          options={(["docker", "distribution"] as const).map((origin) => ({
            value: origin,
            label: t(`parts.docker-ce.origins.${origin}`),
          }))}
          value={part.origin}
          onChange={(origin) => onChange({ ...part, origin })}
        />
        <TextField
          label={t("parts.version")}
          hint={t("parts.versionHint")}
          placeholder={t("parts.newest")}
          isCode
          value={part.version ?? ""}
          onChange={(version) => onChange({ ...part, version: version.trim() === "" ? null : version.trim() })}
          error={issues.at("version").own}
        />
      </div>
      {part.origin === "docker" ? (
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="float-start mb-1 font-medium text-sm">{t("parts.docker-ce.plugins")}</legend>
          {PLUGINS.map((plugin) => (
            <Checkbox
              key={plugin}
              isSelected={part.plugins.includes(plugin)}
              onChange={(isWanted) =>
                onChange({ ...part, plugins: PLUGINS.filter((one) => (one === plugin ? isWanted : part.plugins.includes(one))) })
              }
            >
              {t(`parts.docker-ce.pluginNames.${plugin}`)}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <DockerDaemonFields value={part.daemon} onChange={(daemon) => onChange({ ...part, daemon })} issues={issues.at("daemon")} />
    </>
  );
}
