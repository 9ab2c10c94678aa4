"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Select } from "#components/ui/select.tsx";
import type { CloudTargetSettings } from "#domain/cloud-target/cloud-target.ts";
import { useTRPC } from "#trpc/client.tsx";

const NONE = "none";

type RelayFieldProps = {
  readonly value: CloudTargetSettings["relayHostId"];
  readonly onChange: (id: CloudTargetSettings["relayHostId"]) => void;
  readonly error: string | undefined;
};

/** The builder host that stands near the cloud. One that was archived is no choice any more, and leaves the field empty. */
export function RelayField({ value, onChange, error }: RelayFieldProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const hosts = useQuery(trpc.hosts.list.queryOptions()).data ?? [];
  return (
    <Select
      label={t("targets.relay")}
      hint={t("targets.relayHint")}
      options={[
        { value: NONE, label: t("targets.relayNone") },
        ...hosts.map(({ id, name, address }) => ({ value: String(id), label: name, note: address ?? undefined })),
      ]}
      value={value ?? NONE}
      onChange={(id) => onChange(hosts.find((host) => host.id === id)?.id ?? null)}
      error={error}
    />
  );
}
