"use client";

import { useTranslation } from "react-i18next";
import { TextListField } from "#app/_catalog/text-list-field.tsx";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { DockerPart } from "#protocol/recipe.ts";

type Daemon = DockerPart["daemon"];
type DockerDaemonFieldsProps = {
  readonly value: Daemon;
  readonly onChange: (daemon: Daemon) => void;
  readonly issues: FieldIssues;
};

/** What Docker itself begins a pool with when it is told nothing (dockerd(8)). */
const NEW_POOL = { base: "10.200.0.0/16", size: 24 } as const;

/** What /etc/docker/daemon.json will say. */
export function DockerDaemonFields({ value, onChange, issues }: DockerDaemonFieldsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Daemon>) => onChange({ ...value, ...change });
  const { addressPool } = value;
  return (
    <fieldset className="flex min-w-0 flex-col gap-5">
      <legend className="float-start mb-1 flex w-full flex-col gap-0.5">
        <code dir="ltr" className="text-sm">
          /etc/docker/daemon.json
        </code>
        <span className="text-ink-faint text-sm">{t("parts.docker-ce.daemonHint")}</span>
      </legend>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField
          label={t("parts.docker-ce.logMaxSize")}
          unit={t("units.mbName")}
          value={value.logMaxSizeMegabytes}
          onChange={(logMaxSizeMegabytes) => set({ logMaxSizeMegabytes })}
          error={issues.at("logMaxSizeMegabytes").own}
        />
        <NumberField
          label={t("parts.docker-ce.logMaxFiles")}
          value={value.logMaxFiles}
          onChange={(logMaxFiles) => set({ logMaxFiles })}
          error={issues.at("logMaxFiles").own}
        />
      </div>
      <Checkbox
        isSelected={value.isLiveRestore}
        onChange={(isLiveRestore) => set({ isLiveRestore })}
        hint={t("parts.docker-ce.liveRestoreHint")}
      >
        {t("parts.docker-ce.liveRestore")}
      </Checkbox>
      <Checkbox
        isSelected={addressPool !== null}
        onChange={(isOwn) => set({ addressPool: isOwn ? NEW_POOL : null })}
        hint={t("parts.docker-ce.addressPoolHint")}
      >
        {t("parts.docker-ce.addressPool")}
      </Checkbox>
      {addressPool === null ? null : (
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            label={t("parts.docker-ce.poolBase")}
            isCode
            value={addressPool.base}
            onChange={(base) => set({ addressPool: { ...addressPool, base } })}
            error={issues.at("addressPool", "base").own}
          />
          <NumberField
            label={t("parts.docker-ce.poolSize")}
            value={addressPool.size}
            onChange={(size) => set({ addressPool: { ...addressPool, size } })}
            error={issues.at("addressPool", "size").own}
          />
        </div>
      )}
      <TextListField
        label={t("parts.docker-ce.insecureRegistries")}
        hint={t("parts.docker-ce.insecureRegistriesHint")}
        placeholder="registry.example.org:5000"
        value={value.insecureRegistries}
        onChange={(insecureRegistries) => set({ insecureRegistries })}
        error={issues.at("insecureRegistries").any}
      />
    </fieldset>
  );
}
