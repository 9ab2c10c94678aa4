"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { PackageTable } from "./package-table.tsx";
import { SizeBars } from "./size-bars.tsx";

type InventoryPanelProps = { readonly id: string; readonly part: "packages" | "files" };

/** The packages or the files of an image, the largest files first, with a search. */
export function InventoryPanel({ id, part }: InventoryPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const query = useDeferredValue(search.trim());
  const inventory = useQuery(
    trpc.images.inventory.queryOptions(
      { id, query, limit: part === "packages" ? 2_000 : 200 },
      { placeholderData: (last) => last, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return (
    <div className="flex flex-col gap-3">
      <SearchBox
        label={t(part === "packages" ? "images.searchPackages" : "images.searchFiles")}
        value={search}
        onChange={setSearch}
        className="max-w-80"
      />
      <QueryView query={inventory} skeleton={<TableSkeleton rows={8} />}>
        {({ packages, packageTotal, files }) => {
          if (part === "files")
            return files.length === 0 ? (
              <p className="text-ink-soft">{t("images.noMatch")}</p>
            ) : (
              <SizeBars label={t("images.files")} rows={files} />
            );
          if (packages.length === 0) return <p className="text-ink-soft">{t("images.noMatch")}</p>;
          return (
            <>
              <p role="status" className="text-ink-faint text-sm">
                {t("images.packagesShown", { shown: format.count(packages.length), total: format.count(packageTotal) })}
              </p>
              <PackageTable packages={packages} />
            </>
          );
        }}
      </QueryView>
    </div>
  );
}
