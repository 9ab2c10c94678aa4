import type { Locale } from "./locale.ts";

/** Where a language's short unit is Latin letters (ICU has `MB` and `s` for Persian too), its long one is what people read. */
const UNIT_STYLES = {
  en: { byte: "short", minute: "short", other: "narrow" },
  fa: { byte: "long", minute: "long", other: "long" },
} as const satisfies Record<Locale, Record<"byte" | "minute" | "other", Intl.NumberFormatOptions["unitDisplay"]>>;

/** Beside a language's own calendar, the one that logs and clouds speak. */
const FURTHER_CALENDAR = { en: null, fa: "fa-u-ca-gregory" } as const satisfies Record<Locale, string | null>;

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Bytes in the decimal units of disks and downloads, with three significant digits: `364 MB`, `1.23 GB`. */
export function formatBytes(locale: Locale, bytes: number): string {
  return spellBytes(locale, bytes, "auto");
}

/** By how many bytes something became larger or smaller: `+364 MB`, `-12 kB`, `0 B`. */
export function formatGrowth(locale: Locale, bytes: number): string {
  return spellBytes(locale, bytes, "exceptZero");
}

function spellBytes(locale: Locale, bytes: number, signDisplay: "auto" | "exceptZero"): string {
  const size = Math.abs(bytes);
  const power = size < 1_000 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(size) / 3));
  const unit = BYTE_UNITS[power] ?? "byte";
  // "byte" is the one unit that English spells out.
  if (power === 0 && locale === "en") return `${new Intl.NumberFormat(locale, { signDisplay }).format(bytes)} B`;
  const style = { style: "unit", unit, unitDisplay: UNIT_STYLES[locale].byte, signDisplay } as const;
  return new Intl.NumberFormat(locale, { ...style, maximumSignificantDigits: 3 }).format(bytes / 1_000 ** power);
}

/** A length of time as people say it: `0.4 s`, `42 s`, `3 min 05 s`, `1 h 12 min`. */
export function formatDuration(locale: Locale, milliseconds: number): string {
  const unit = (value: number, name: "second" | "minute" | "hour", options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: UNIT_STYLES[locale][name === "minute" ? "minute" : "other"],
      ...options,
    }).format(value);
  const seconds = Math.max(0, milliseconds) / 1_000;
  if (seconds < 10) return unit(Math.round(seconds * 10) / 10, "second");
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, "second");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${unit(minutes, "minute")} ${unit(whole % 60, "second", { minimumIntegerDigits: 2 })}`;
  return `${unit(Math.floor(minutes / 60), "hour")} ${unit(minutes % 60, "minute", { minimumIntegerDigits: 2 })}`;
}

const RELATIVE_STEPS = [
  { unit: "second", milliseconds: 1_000, until: 60_000 },
  { unit: "minute", milliseconds: 60_000, until: 3_600_000 },
  { unit: "hour", milliseconds: 3_600_000, until: 86_400_000 },
  { unit: "day", milliseconds: 86_400_000, until: 30 * 86_400_000 },
] as const;

/** How long ago, up to a month; then the date. */
export function formatSince(locale: Locale, instant: Date, now: Date): string {
  const elapsed = Math.max(0, now.getTime() - instant.getTime());
  const step = RELATIVE_STEPS.find((candidate) => elapsed < candidate.until);
  if (step === undefined) return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(instant);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }).format(
    -Math.floor(elapsed / step.milliseconds),
    step.unit,
  );
}

/** Date and time in the language's own calendar. */
export function formatInstant(locale: Locale, instant: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }).format(instant);
}

/** The same with the Gregorian date behind it, where the language's own calendar is another. */
export function formatInstantFully(locale: Locale, instant: Date): string {
  const further = FURTHER_CALENDAR[locale];
  if (further === null) return formatInstant(locale, instant);
  return `${formatInstant(locale, instant)} (${new Intl.DateTimeFormat(further, { dateStyle: "medium" }).format(instant)})`;
}

/** A day, such as `2026-11-23`, without its year. */
export function formatDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A day, such as `2026-11-23`, with its year, in the language's own calendar. */
export function formatDate(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** What a language is called; `tag` is one of BCP 47. */
export function formatLanguage(locale: Locale, tag: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
}

/** A part of one, in whole percent. */
export function formatShare(locale: Locale, share: number): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** A clock time within a log: always 24 hours, always with its seconds. */
export function formatClock(instant: string): string {
  return instant.slice(11, 19);
}

export function formatCount(locale: Locale, count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** By how many things there are more or fewer: `+12`, `-3`, `0`. */
export function formatDifference(locale: Locale, difference: number): string {
  return new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }).format(difference);
}
