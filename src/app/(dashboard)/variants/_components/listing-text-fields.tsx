"use client";

import { useTranslation } from "react-i18next";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { directionOf } from "#domain/variant/language.ts";
import type { Listing, ListingText } from "#domain/variant/listing.ts";
import { DESCRIPTION_CHARACTERS } from "#domain/variant/listing-limits.ts";
import { textIn } from "#domain/variant/listing-words.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";

type ListingTextFieldsProps = {
  readonly value: VariantDefinition;
  readonly onChange: (texts: Listing["texts"]) => void;
  readonly issues: FieldIssues;
  readonly language: string;
};

/** A listing's words in one language. What is left empty shows what stands in for it. */
export function ListingTextFields({ value, onChange, issues, language }: ListingTextFieldsProps) {
  const { t } = useTranslation();
  const { texts } = value.listing;
  const text = textIn(value.listing, language);
  const change = (part: Partial<ListingText>) => onChange({ ...texts, [language]: { ...text, ...part } });
  const writtenIn = { lang: language, dir: directionOf(language) };
  const own = (field: keyof ListingText) => issues.at(language, field).own;
  return (
    <>
      <TextField
        label={t("listing.name")}
        hint={t("listing.nameHint")}
        placeholder={value.title}
        writtenIn={writtenIn}
        value={text.name}
        onChange={(name) => change({ name })}
        error={own("name")}
      />
      <TextField
        label={t("listing.description")}
        hint={t("listing.descriptionHint", {
          count: text.description.length,
          most: DESCRIPTION_CHARACTERS,
        })}
        placeholder={value.summary}
        writtenIn={writtenIn}
        rows={3}
        value={text.description}
        onChange={(description) => change({ description })}
        error={own("description")}
      />
      <TextField
        label={t("listing.usage")}
        hint={t("listing.usageHint")}
        writtenIn={writtenIn}
        rows={7}
        value={text.usage}
        onChange={(usage) => change({ usage })}
        error={own("usage")}
      />
    </>
  );
}
