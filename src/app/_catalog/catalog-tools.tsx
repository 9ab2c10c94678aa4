"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { CatalogFilter } from "./catalog-filter.ts";

type CatalogToolsProps = {
  readonly filter: CatalogFilter;
  readonly onChange: (filter: CatalogFilter) => void;
  /** What a list of its own kind has besides. */
  readonly children?: ReactNode;
};

/** Search, and the way to what is archived. */
export function CatalogTools({ filter, onChange, children }: CatalogToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label={t("catalog.search")}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
        className="w-72 max-w-full"
      />
      <Segmented
        label={t("catalog.show")}
        isLabelHidden
        value={filter.isArchived ? "archived" : "current"}
        options={[
          { value: "current", label: t("catalog.current") },
          { value: "archived", label: t("catalog.archived") },
        ]}
        onChange={(show) => onChange({ ...filter, isArchived: show === "archived" })}
      />
      {children}
    </div>
  );
}
