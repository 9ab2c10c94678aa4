"use client";

import { useState } from "react";
import type { FieldIssues } from "#app/_forms/field-issues.ts";
import type { Listing } from "#domain/variant/listing.ts";
import { LISTING_LANGUAGES } from "#domain/variant/new-listing.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { DistroId } from "#protocol/recipe.ts";
import { ChangelogField } from "./changelog-field.tsx";
import { ListingLanguages } from "./listing-languages.tsx";
import { ListingPreview } from "./listing-preview.tsx";
import { ListingTextFields } from "./listing-text-fields.tsx";
import { LogoField } from "./logo-field.tsx";
import { SupportField } from "./support-field.tsx";

type ListingFieldsProps = {
  readonly value: VariantDefinition;
  /** Of the base image that is chosen. */
  readonly distro: DistroId | null;
  /** Null for a variant that is not there yet, and so has no images to draft a change from. */
  readonly variantId: string | null;
  readonly onChange: (listing: Listing) => void;
  readonly issues: FieldIssues;
};

/** What end users read, in one language at a time, and beside it how they see it. */
export function ListingFields({ value, distro, variantId, onChange, issues }: ListingFieldsProps) {
  const [language, setLanguage] = useState<string>(LISTING_LANGUAGES[0]);
  const { listing } = value;
  const pictured = { distro, definition: value };
  const change = (part: Partial<Listing>) => onChange({ ...listing, ...part });
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <ListingLanguages value={listing} onChange={change} issues={issues} language={language} onLanguage={setLanguage} />
        <ListingTextFields
          value={value}
          onChange={(texts) => change({ texts })}
          issues={issues.at("texts")}
          language={language}
        />
        <ChangelogField
          value={listing.changelog}
          onChange={(changelog) => change({ changelog })}
          issues={issues.at("changelog")}
          language={language}
          variantId={variantId}
        />
        <LogoField of={pictured} onChange={(logo) => change({ logo })} />
        <SupportField
          value={listing.supportEndsOn}
          onChange={(supportEndsOn) => change({ supportEndsOn })}
          error={issues.at("supportEndsOn").own}
        />
      </div>
      <ListingPreview of={pictured} language={language} />
    </div>
  );
}
