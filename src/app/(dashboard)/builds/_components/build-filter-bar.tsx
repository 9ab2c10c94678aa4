"use client";

import { useTranslation } from "react-i18next";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Select } from "#components/ui/select.tsx";
import type { BuildFilter } from "./build-filter.ts";

type BuildFilterBarProps = { readonly filter: BuildFilter; readonly onChange: (filter: BuildFilter) => void };

export function BuildFilterBar({ filter, onChange }: BuildFilterBarProps) {
  const { t } = useTranslation();
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
      <SearchBox
        label={t("builds.filter.variant")}
        value={filter.search ?? ""}
        onChange={(search) => onChange({ ...filter, cursor: undefined, search: search === "" ? undefined : search })}
        className="w-72 max-w-full"
      />
    </div>
  );
}
