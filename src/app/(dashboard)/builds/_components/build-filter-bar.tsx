"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Select } from "#components/ui/select.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildFilter } from "./build-filter.ts";

type BuildFilterBarProps = { readonly filter: BuildFilter; readonly onChange: (filter: BuildFilter) => void };

export function BuildFilterBar({ filter, onChange }: BuildFilterBarProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const variants = useQuery(trpc.variants.list.queryOptions({ isArchived: false }));
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        label={t("builds.filter.state")}
        isLabelHidden
        className="w-44"
        value={filter.state ?? "all"}
        options={[
          { value: "all", label: t("builds.filter.allStates") },
          ...(["running", "queued", "succeeded", "failed", "cancelled"] as const).map((state) => ({
            value: state,
            label: t(`builds.states.${state}`),
          })),
        ]}
        onChange={(state) => onChange({ ...filter, cursor: undefined, state: state === "all" ? undefined : state })}
      />
      <Select
        label={t("builds.filter.variant")}
        isLabelHidden
        className="w-72 max-w-full"
        value={filter.variantId ?? "all"}
        options={[
          { value: "all", label: t("builds.filter.allVariants") },
          ...(variants.data ?? []).map(({ id, definition }) => ({ value: String(id), label: definition.title })),
        ]}
        onChange={(id) => onChange({ ...filter, cursor: undefined, variantId: id === "all" ? undefined : id })}
      />
    </div>
  );
}
