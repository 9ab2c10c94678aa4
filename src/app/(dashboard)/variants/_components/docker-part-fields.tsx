"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { DockerPart } from "#protocol/recipe.ts";

type DockerPartFieldsProps = {
  readonly part: DockerPart;
  readonly onChange: (part: DockerPart) => void;
  readonly issues: FieldIssues;
};

export function DockerPartFields({ part, onChange, issues }: DockerPartFieldsProps) {
  const { t } = useTranslation();
  const setDaemon = (change: Partial<DockerPart["daemon"]>) => onChange({ ...part, daemon: { ...part.daemon, ...change } });
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
        <NumberField
          label={t("parts.docker-ce.logMaxSize")}
          unit={t("units.mbName")}
          value={part.daemon.logMaxSizeMegabytes}
          onChange={(logMaxSizeMegabytes) => setDaemon({ logMaxSizeMegabytes })}
          error={issues.at("daemon", "logMaxSizeMegabytes").own}
        />
        <NumberField
          label={t("parts.docker-ce.logMaxFiles")}
          value={part.daemon.logMaxFiles}
          onChange={(logMaxFiles) => setDaemon({ logMaxFiles })}
          error={issues.at("daemon", "logMaxFiles").own}
        />
      </div>
      <Checkbox
        isSelected={part.daemon.isLiveRestore}
        onChange={(isLiveRestore) => setDaemon({ isLiveRestore })}
        hint={t("parts.docker-ce.liveRestoreHint")}
      >
        {t("parts.docker-ce.liveRestore")}
      </Checkbox>
    </>
  );
}
