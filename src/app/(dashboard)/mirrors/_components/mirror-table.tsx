"use client";

import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { MirrorFace } from "#protocol/recipe.ts";
import type { MirrorProfileEntry } from "#trpc/outputs.ts";
import { MIRROR_SOURCES } from "./mirror-sources.ts";
import { MirrorStanding } from "./mirror-standing.tsx";

export function MirrorTable({ entries }: { readonly entries: readonly MirrorProfileEntry[] }) {
  const { t } = useTranslation();
  const summary = (face: MirrorFace) => {
    const set = MIRROR_SOURCES.filter((source) => face[source] !== null).map((source) => t(`mirrors.sources.${source}`));
    const all = [...set, ...face.registries.map((row) => row.registry)];
    return all.length === 0 ? t("mirrors.ownSources") : all.join(", ");
  };
  return (
    <DataTable
      label={t("mirrors.title")}
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={[
        {
          id: "mirror",
          header: t("mirrors.columns.mirror"),
          cell: ({ id, name, definition }) => (
            <div className="flex flex-col">
              <TextLink href={`/mirrors/${id}`}>{definition.title}</TextLink>
              <code dir="ltr" className="text-ink-faint">
                {name}
              </code>
            </div>
          ),
        },
        { id: "check", header: t("mirrors.columns.check"), cell: ({ id }) => <MirrorStanding id={id} /> },
        {
          id: "build",
          header: t("mirrors.faces.build.name"),
          from: "md",
          className: "text-ink-soft",
          cell: ({ definition }) => summary(definition.build),
        },
        {
          id: "image",
          header: t("mirrors.faces.image.name"),
          from: "lg",
          className: "text-ink-soft",
          cell: ({ definition }) => summary(definition.image),
        },
        {
          id: "updated",
          header: t("catalog.updated"),
          from: "md",
          isEnd: true,
          className: "text-ink-soft",
          cell: ({ updatedAt }) => <TimeSince at={updatedAt} />,
        },
      ]}
    />
  );
}
