"use client";

import { useTranslation } from "react-i18next";
import { useNow } from "#components/patterns/use-now.ts";
import { directionOf } from "#domain/variant/language.ts";
import { changeIn, wordsIn } from "#domain/variant/listing-words.ts";
import { standingOfSupport } from "#domain/variant/support.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import { useFormat } from "#messages/use-format.ts";
import { LogoPicture, type Pictured } from "./logo-picture.tsx";

type MarketplaceCardProps = { readonly of: Pictured & { readonly definition: VariantDefinition }; readonly language: string };

/** Each line runs as its own words do: the dashboard's may run against those of the listing. */
const OWN_DIRECTION = "[unicode-bidi:plaintext]";

/** A variant as end users of a language see it in a marketplace; it runs as that language does. */
export function MarketplaceCard({ of, language }: MarketplaceCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { listing, minDiskGib, minRamMib } = of.definition;
  const { name, description, usage } = wordsIn(of.definition, language);
  const gib = t("units.gib", { value: format.count(minDiskGib) });
  const mib = t("units.mib", { value: format.count(minRamMib) });
  const [newest] = listing.changelog.toSorted((one, other) => (one.day < other.day ? 1 : -1));
  const change = newest === undefined ? "" : changeIn(newest, language);
  return (
    <article
      lang={language}
      dir={directionOf(language)}
      className="flex min-w-0 flex-col gap-4 rounded-lg border border-line-strong bg-raised p-5 shadow-control"
    >
      <header className="flex items-center gap-3.5">
        <span className="flex size-12 shrink-0 items-center justify-center rounded-lg border border-line bg-surface">
          <LogoPicture of={of} className="size-8" />
        </span>
        <h4 className="min-w-0 font-semibold text-lg [overflow-wrap:anywhere]">{name || t("listing.unnamed")}</h4>
      </header>
      <p className="text-ink-soft [overflow-wrap:anywhere]">{description || t("listing.undescribed")}</p>
      <p className="flex flex-col gap-0.5 border-line border-t pt-3 text-ink-faint text-sm">
        <span className={OWN_DIRECTION}>{t("listing.previewNeeds", { disk: gib, ram: mib })}</span>
        <Support day={listing.supportEndsOn} />
      </p>
      {usage.trim() === "" ? null : <Words title={t("listing.previewUsage")} text={usage} />}
      {change === "" ? null : <Words title={t("listing.previewChanges")} note={newest?.day} text={change} />}
    </article>
  );
}

function Support({ day }: { readonly day: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (day === null) return null;
  const hasEnded = now !== null && standingOfSupport(day, new Date(now)) === "ended";
  return (
    <span className={OWN_DIRECTION}>
      {t(hasEnded ? "listing.previewSupportEnded" : "listing.previewSupport", { day: format.date(day) })}
    </span>
  );
}

type WordsProps = { readonly title: string; readonly note?: string | undefined; readonly text: string };

/** A long text under its heading; each of its lines runs as it was written. */
function Words({ title, note, text }: WordsProps) {
  const format = useFormat();
  return (
    <section className="flex flex-col gap-1.5 border-line border-t pt-3">
      <h5 className="flex items-baseline justify-between gap-3 font-medium text-sm">
        {title}
        {note === undefined || note === "" ? null : <span className="font-normal text-ink-faint">{format.date(note)}</span>}
      </h5>
      <p className={`whitespace-pre-line text-ink-soft text-sm [overflow-wrap:anywhere] ${OWN_DIRECTION}`}>{text.trim()}</p>
    </section>
  );
}
