"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BaseImageEntry } from "#trpc/outputs.ts";
import { PartIcon } from "../../variants/_components/part-icon.tsx";

export function BaseImageTable({ entries }: { readonly entries: readonly BaseImageEntry[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("baseImages.title")}
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={[
        {
          id: "base",
          header: t("baseImages.columns.base"),
          cell: ({ id, name, definition }) => (
            <div className="flex items-center gap-3">
              <span className="flex size-9 shrink-0 items-center justify-center rounded-md border border-line bg-surface">
                <PartIcon of={definition.base.distro} className="size-6" />
              </span>
              <div className="flex flex-col">
                <TextLink href={`/base-images/${id}`}>{definition.title}</TextLink>
                <code dir="ltr" className="text-ink-faint">
                  {name}
                </code>
              </div>
            </div>
          ),
        },
        {
          id: "origin",
          header: t("baseImages.origin"),
          from: "sm",
          className: "text-ink-soft",
          cell: ({ definition }) => t(`baseImages.origins.${definition.base.origin.kind}.name`),
        },
        {
          id: "release",
          header: t("baseImages.columns.release"),
          from: "md",
          className: "text-ink-soft",
          cell: ({ definition }) => `${definition.base.version} (${definition.base.codename})`,
        },
        {
          id: "architecture",
          header: t("baseImages.architecture"),
          from: "md",
          className: "text-ink-soft",
          cell: ({ definition }) => definition.base.architecture,
        },
        {
          id: "updated",
          header: t("catalog.updated"),
          from: "lg",
          isEnd: true,
          className: "text-ink-soft",
          cell: ({ updatedAt }) => <TimeSince at={updatedAt} />,
        },
      ]}
    />
  );
}
