"use client";

import { useTranslation } from "react-i18next";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { FILE_CHANGES } from "#domain/image/compare-files.ts";
import { PACKAGE_CHANGES } from "#domain/image/compare-packages.ts";
import { useFormat } from "#messages/use-format.ts";
import type { ImageComparison } from "#trpc/outputs.ts";
import type { ChangeFilter } from "./change-filter.ts";

type ChangeToolsProps = {
  readonly filter: ChangeFilter;
  readonly comparison: ImageComparison;
  readonly onChange: (filter: ChangeFilter) => void;
};

/** Packages or files, a search over them, and one kind of change alone. */
export function ChangeTools({ filter, comparison, onChange }: ChangeToolsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = (counts: Readonly<Record<string, number>>) =>
    format.count(Object.values(counts).reduce((sum, count) => sum + count, 0));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label={t("comparison.show")}
        isLabelHidden
        value={filter.show}
        options={[
          { value: "packages", label: t("comparison.packages", { total: total(comparison.packages) }) },
          { value: "files", label: t("comparison.files", { total: total(comparison.files) }) },
        ]}
        onChange={(show) =>
          onChange(show === "files" ? { show, search: "", cursor: 0, folder: "/" } : { show, search: "", cursor: 0 })
        }
      />
      {filter.show === "files" ? (
        <KindSelect
          kinds={FILE_CHANGES.map((kind) => ({ kind, word: t(`comparison.fileKinds.${kind}`), total: comparison.files[kind] }))}
          value={filter.kind}
          onChange={(kind) => onChange({ ...filter, kind, cursor: 0 })}
        />
      ) : (
        <KindSelect
          kinds={PACKAGE_CHANGES.map((kind) => ({
            ...{ kind, word: t(`comparison.packageKinds.${kind}`), total: comparison.packages[kind] },
          }))}
          value={filter.kind}
          onChange={(kind) => onChange({ ...filter, kind, cursor: 0 })}
        />
      )}
      <SearchBox
        label={t(filter.show === "files" ? "images.searchFiles" : "images.searchPackages")}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search, cursor: 0 })}
        className="w-72 max-w-full"
      />
    </div>
  );
}

type KindSelectProps<Kind extends string> = {
  readonly kinds: readonly { readonly kind: Kind; readonly word: string; readonly total: number }[];
  readonly value: Kind | undefined;
  readonly onChange: (kind: Kind | undefined) => void;
};

function KindSelect<Kind extends string>({ kinds, value, onChange }: KindSelectProps<Kind>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Select<Kind | "any">
      label={t("comparison.kind")}
      isLabelHidden
      className="w-48"
      value={value ?? "any"}
      options={[
        { value: "any", label: t("comparison.anyKind") },
        ...kinds.map(({ kind, word, total }) => ({
          value: kind,
          label: t("comparison.kindTotal", { kind: word, total: format.count(total) }),
        })),
      ]}
      onChange={(chosen) => onChange(chosen === "any" ? undefined : chosen)}
    />
  );
}
