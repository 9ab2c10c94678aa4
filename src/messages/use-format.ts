"use client";

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDay,
  formatDifference,
  formatDuration,
  formatGrowth,
  formatInstant,
  formatInstantFully,
  formatLanguage,
  formatShare,
  formatSince,
} from "./format.ts";
import { DEFAULT_LOCALE, toLocale } from "./locale.ts";

/** The formatters of the reader's language. Instants may be ISO 8601 text, as they come over the wire. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = toLocale(i18n.language) ?? DEFAULT_LOCALE;
  return useMemo(
    () => ({
      bytes: (bytes: number) => formatBytes(locale, bytes),
      growth: (bytes: number) => formatGrowth(locale, bytes),
      difference: (difference: number) => formatDifference(locale, difference),
      count: (count: number) => formatCount(locale, count),
      day: (day: string) => formatDay(locale, day),
      date: (day: string) => formatDate(locale, day),
      language: (tag: string) => formatLanguage(locale, tag),
      share: (share: number) => formatShare(locale, share),
      duration: (milliseconds: number) => formatDuration(locale, milliseconds),
      instant: (instant: string | Date) => formatInstant(locale, new Date(instant)),
      instantFully: (instant: string | Date) => formatInstantFully(locale, new Date(instant)),
      since: (instant: string | Date, now: Date) => formatSince(locale, new Date(instant), now),
    }),
    [locale],
  );
}
