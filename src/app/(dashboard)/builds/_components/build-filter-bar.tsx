"use client";

import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Select } from "#components/ui/select.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { BuildFilter } from "./build-filter.ts";

type BuildFilterBarProps = { readonly filter: BuildFilter; readonly onChange: (filter: BuildFilter) => void };

export function BuildFilterBar({ filter, onChange }: BuildFilterBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
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
      {filter.endedOn === undefined ? null : (
        <Button onPress={() => onChange({ ...filter, cursor: undefined, endedOn: undefined })}>
          {t("builds.filter.endedOn", { day: format.day(filter.endedOn) })}
          <X aria-hidden="true" />
          <span className="sr-only">{t("builds.filter.anyDay")}</span>
        </Button>
      )}
    </div>
  );
}
