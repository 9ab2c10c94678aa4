"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";

type Entry = { readonly id: string; readonly revision: number; readonly definition: { readonly title: string } };

/** What a form of an entry is told besides what it edits. */
type EditForm<Edited extends Entry> = {
  /** The revision that was begun from, not the newest: else somebody else's change would be written over unseen. */
  readonly begun: Edited;
  readonly submitLabel: string;
  readonly cancelHref: string;
  /** Back to the entry's page. */
  readonly leave: () => void;
};

type EditEntryProps<Edited extends Entry> = {
  readonly query: UseQueryResult<Edited, unknown>;
  /** The list's address, under which every entry's page is. */
  readonly path: "/variants" | "/base-images" | "/mirrors";
  readonly children: (form: EditForm<Edited>) => ReactNode;
};

/** The page on which an entry of the catalog is edited, around its form. */
export function EditEntry<Edited extends Entry>({ query, path, children }: EditEntryProps<Edited>) {
  return (
    <QueryView query={query} skeleton={<FormSkeleton />} isPage>
      {(answer) => (
        <Begun key={answer.id} entry={answer} path={path}>
          {children}
        </Begun>
      )}
    </QueryView>
  );
}

type BegunProps<Edited extends Entry> = Omit<EditEntryProps<Edited>, "query"> & { readonly entry: Edited };

function Begun<Edited extends Entry>({ entry, path, children }: BegunProps<Edited>) {
  const { t } = useTranslation();
  const router = useRouter();
  const [begun] = useState(entry);
  const { title } = begun.definition;
  const href = `${path}/${begun.id}`;
  return (
    <>
      <PageHeader title={t("catalog.editTitle", { title })} back={{ href, label: title }} />
      {children({ begun, submitLabel: t("common.save"), cancelHref: href, leave: () => router.push(href) })}
    </>
  );
}
