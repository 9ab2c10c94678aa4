"use client";

import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Listing } from "#domain/variant/listing.ts";
import { textIn } from "#domain/variant/listing-words.ts";
import { LISTING_LANGUAGES } from "#domain/variant/new-listing.ts";
import { useFormat } from "#messages/use-format.ts";
import { AddLanguage } from "./add-language.tsx";

type ListingLanguagesProps = {
  readonly value: Listing;
  readonly onChange: (change: Pick<Listing, "texts" | "changelog">) => void;
  readonly issues: FieldIssues;
  readonly language: string;
  readonly onLanguage: (language: string) => void;
};

/** So many stand side by side on a telephone. */
const MOST_IN_SIGHT = 3;

/** The language that is written in, and which there are. A fault in another language is counted at its name. */
export function ListingLanguages({ value, onChange, issues, language, onLanguage }: ListingLanguagesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const inChanges = value.changelog.flatMap(({ texts }) => Object.keys(texts));
  const languages = [...new Set([...LISTING_LANGUAGES, ...Object.keys(value.texts), ...inChanges])];
  const Choice = languages.length > MOST_IN_SIGHT ? Select<string> : Segmented<string>;
  const nameOf = (tag: string) => {
    const { count } = issues.at("texts", tag);
    const name = format.language(tag);
    return count === 0 ? name : t("listing.languageFaults", { name, count });
  };
  const without = <Text,>({ [language]: _gone, ...rest }: Record<string, Text>) => rest;
  const remove = () => {
    const changelog = value.changelog.map((change) => ({ ...change, texts: without(change.texts) }));
    onChange({ texts: without(value.texts), changelog });
    onLanguage(LISTING_LANGUAGES[0]);
  };
  const add = (tag: string) => {
    onChange({ changelog: value.changelog, texts: { ...value.texts, [tag]: textIn(value, tag) } });
    onLanguage(tag);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Choice
        label={t("listing.language")}
        options={languages.map((tag) => ({ value: tag, label: nameOf(tag) }))}
        value={language}
        onChange={onLanguage}
      />
      <AddLanguage known={languages} onAdd={add} />
      {LISTING_LANGUAGES.some((tag) => tag === language) ? null : (
        <Button tone="quiet" onPress={remove}>
          <Trash2 aria-hidden="true" />
          {t("listing.removeLanguage", { name: format.language(language) })}
        </Button>
      )}
    </div>
  );
}
