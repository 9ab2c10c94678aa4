"use client";

import { LayoutGrid, Rows3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CatalogTools } from "#app/_catalog/catalog-tools.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { LISTED_DISTROS, LISTED_PARTS, VARIANT_SORTS, VARIANT_STATES } from "#domain/variant/variant-list.ts";
import type { VariantFilter } from "./variant-filter.ts";

type VariantToolsProps = { readonly filter: VariantFilter; readonly onChange: (filter: VariantFilter) => void };

/** What is looked for, in which order, as table or as cards. Any choice begins again at the first page. */
export function VariantTools({ filter, onChange }: VariantToolsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<VariantFilter>) => onChange({ ...filter, ...change, afterId: null });
  return (
    <div className="flex flex-col gap-2">
      <CatalogTools filter={filter} onChange={set}>
        <Segmented
          label={t("variantList.view")}
          isLabelHidden
          className="ms-auto"
          value={filter.view}
          options={[
            { value: "table", label: t("variantList.views.table"), icon: <Rows3 aria-hidden="true" /> },
            { value: "cards", label: t("variantList.views.cards"), icon: <LayoutGrid aria-hidden="true" /> },
          ]}
          onChange={(view) => onChange({ ...filter, view })}
        />
      </CatalogTools>
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <Choice
          label={t("baseImages.distro")}
          all={t("variantList.anyDistro")}
          options={LISTED_DISTROS.map((value) => ({ value, label: t(`distros.${value}`) }))}
          value={filter.distro}
          onChange={(distro) => set({ distro })}
        />
        <Choice
          label={t("variants.columns.parts")}
          all={t("variantList.anyPart")}
          options={LISTED_PARTS.map((value) => ({ value, label: t(`parts.${value}.name`) }))}
          value={filter.part}
          onChange={(part) => set({ part })}
        />
        <Choice
          label={t("variantList.state")}
          all={t("variantList.anyState")}
          options={VARIANT_STATES.map((value) => ({ value, label: t(`variantList.states.${value}`) }))}
          value={filter.state}
          onChange={(state) => set({ state })}
        />
        <Choice
          label={t("variantList.published")}
          all={t("variantList.anyPublished")}
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`variantList.publishedAnswers.${value}`) }))}
          value={filter.isPublished === null ? null : filter.isPublished ? "yes" : "no"}
          onChange={(answer) => set({ isPublished: answer === null ? null : answer === "yes" })}
        />
        <Select
          label={t("variantList.sort")}
          isLabelHidden
          className="col-span-2 sm:ms-auto sm:w-52"
          options={VARIANT_SORTS.map((value) => ({ value, label: t(`variantList.sorts.${value}`) }))}
          value={filter.sort}
          onChange={(sort) => set({ sort })}
        />
      </div>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  /** What stands where nothing is chosen. */
  readonly all: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
};

function Choice<Value extends string>({ label, all, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value | "all">
      label={label}
      isLabelHidden
      className="min-w-0 sm:w-44"
      value={value ?? "all"}
      options={[{ value: "all", label: all }, ...options]}
      onChange={(chosen) => onChange(chosen === "all" ? null : chosen)}
    />
  );
}
