"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FormSection } from "#components/patterns/form-section.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { useSeen } from "#components/patterns/use-seen.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ListingFields } from "./listing-fields.tsx";

const loadFields = () => import("./listing-fields.tsx");

/** The listing in a variant's form, fetched when it comes into sight. It stands last, so that nothing moves when it comes. */
export function ListingSection(props: ComponentProps<typeof ListingFields>) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  const { module, load } = useLoaded(loadFields);
  useEffect(() => {
    if (isSeen) load();
  }, [isSeen, load]);
  return (
    <FormSection title={t("listing.title")} lead={t("listing.lead")} isWide>
      <div ref={place}>{module === null ? <Skeleton className="h-160" /> : <module.ListingFields {...props} />}</div>
    </FormSection>
  );
}
