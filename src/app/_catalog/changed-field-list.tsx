"use client";

import { useTranslation } from "react-i18next";
import type { ChangedField } from "#domain/changed-fields.ts";

/** Fields with what they were and what they are, called as in the catalog file. A long value, such as a key or a file, is cut to its beginning. */
export function ChangedFieldList({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useTranslation();
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
