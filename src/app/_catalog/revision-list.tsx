"use client";

import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import type { RevisionRow } from "#trpc/outputs.ts";
import { type ChangedField, changedFields } from "./changed-fields.ts";

/** Who changed an entry, when and what, newest first. */
export function RevisionList({ revisions }: { readonly revisions: readonly RevisionRow[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHeader title={t("catalog.revisions")} />
      <ol className="divide-y divide-line">
        {revisions.map((row, index) => {
          const before = revisions[index + 1];
          return (
            <li key={row.revision} className="flex flex-col gap-1.5 px-4 py-2.5">
              <div className="flex items-baseline justify-between gap-3">
                <span className="font-medium">{t("catalog.revision", { revision: row.revision })}</span>
                <span className="grow text-ink-soft text-sm">{row.personName ?? t("catalog.byProduct")}</span>
                <span className="text-ink-faint text-sm">
                  <TimeSince at={row.createdAt} />
                </span>
              </div>
              {before === undefined ? null : <Changes fields={changedFields(before.definition, row.definition)} />}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** Fields are called as in the catalog file. A long value, such as a key or a file, is cut to its beginning. */
function Changes({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useTranslation();
  if (fields.length === 0) return <p className="text-ink-faint text-sm">{t("catalog.nothingChanged")}</p>;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {fields.map((field) => (
        <li key={field.path} dir="ltr" className="flex min-w-0 flex-col">
          <code className="text-ink-faint">{field.path}</code>
          <span className="min-w-0 text-ink-soft [overflow-wrap:anywhere]">
            <Value word={t("catalog.before")} text={field.before} as="del" />
            {field.before !== null && field.after !== null ? <span aria-hidden="true"> → </span> : null}
            <Value word={t("catalog.after")} text={field.after} as="ins" />
          </span>
        </li>
      ))}
    </ul>
  );
}

type ValueProps = { readonly word: string; readonly text: string | null; readonly as: "del" | "ins" };

/** What stood there or stands there; the word is for those who do not see the stroke. */
function Value({ word, text, as: Mark }: ValueProps) {
  if (text === null) return null;
  return (
    <>
      <span className="sr-only">{` ${word} `}</span>
      <Mark className={Mark === "ins" ? "text-ink no-underline" : "text-ink-soft"}>
        <code>{shorten(text)}</code>
      </Mark>
    </>
  );
}

const SHOWN_CHARACTERS = 120;

function shorten(text: string): string {
  if (text === "") return "“”";
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
