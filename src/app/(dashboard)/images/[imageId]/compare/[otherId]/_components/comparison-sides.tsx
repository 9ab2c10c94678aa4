"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageComparison } from "#trpc/outputs.ts";

type Side = ImageComparison["from"];
type Row = { readonly label: string; readonly tell: (side: Side) => ReactNode; readonly difference?: string };

/** Both images beside each other, with what lies between them. */
export function ComparisonSides({ comparison }: { readonly comparison: ImageComparison }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("comparison.sides")}
      rows={useRows(comparison)}
      rowKey={(row) => row.label}
      columns={[
        { id: "fact", header: t("images.facts"), className: "text-ink-faint text-sm", cell: (row) => row.label },
        ...(["from", "to"] as const).map((side) => ({
          id: side,
          header: t(`comparison.${side}`),
          className: "[overflow-wrap:anywhere]",
          cell: (row: Row) => row.tell(comparison[side]),
        })),
        {
          id: "difference",
          header: t("comparison.difference"),
          from: "sm",
          isEnd: true,
          className: "whitespace-nowrap tabular-nums",
          cell: (row) => row.difference,
        },
      ]}
    />
  );
}

function useRows({ from, to }: ImageComparison): readonly Row[] {
  const { t } = useTranslation();
  const format = useFormat();
  const bytes = (label: string, field: "sizeBytes" | "contentBytes" | "virtualSizeBytes"): Row => ({
    label,
    tell: (side) => format.bytes(side[field]),
    difference: format.growth(to[field] - from[field]),
  });
  const count = (label: string, field: "packageCount" | "fileCount"): Row => ({
    label,
    tell: (side) => format.count(side[field]),
    difference: format.difference(to[field] - from[field]),
  });
  return [
    {
      label: t("images.one"),
      tell: (side) => (
        <TextLink href={`/images/${side.id}`}>
          <span dir="ltr">{side.fileName}</span>
        </TextLink>
      ),
    },
    {
      label: t("comparison.variant"),
      tell: (side) => <TextLink href={`/variants/${side.variantId}`}>{side.variantTitle}</TextLink>,
    },
    { label: t("comparison.builtBy"), tell: (side) => <Origin side={side} /> },
    { label: t("comparison.recipe"), tell: (side) => <RecipeMark side={side} /> },
    { label: t("images.columns.created"), tell: (side) => <TimeSince at={side.createdAt} /> },
    bytes(t("images.size"), "sizeBytes"),
    bytes(t("images.contentSize"), "contentBytes"),
    bytes(t("images.virtualSize"), "virtualSizeBytes"),
    count(t("images.packages"), "packageCount"),
    count(t("images.files"), "fileCount"),
  ];
}

/** Who asked for the build; nobody, where that person is not there any more. */
function Origin({ side }: { readonly side: Side }) {
  const { t } = useTranslation();
  return (
    <span className="flex flex-col">
      {side.origin?.personName ?? t("comparison.byNobody")}
      <TextLink href={`/builds/${side.buildId}`} className="text-sm">
        {t("builds.number", { number: side.buildNumber })}
      </TextLink>
    </span>
  );
}

/** Enough of a hash to see whether two are the same. */
const HASH_DIGITS = 12;

function RecipeMark({ side }: { readonly side: Side }) {
  const { t } = useTranslation();
  if (side.origin === null) return null;
  const { revision, recipeHash } = side.origin;
  return (
    <span className="flex flex-col">
      {t("catalog.revision", { revision })}
      <code title={recipeHash} className="text-ink-faint text-sm">
        {recipeHash.slice(0, HASH_DIGITS)}
      </code>
    </span>
  );
}
