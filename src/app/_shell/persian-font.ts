import localFont from "next/font/local";

/**
 * Vazirmatn, for the letters of Persian; Latin ones stay the system's. Loaded by a page in Persian alone: no other has letters in its
 * range. `optional` never moves what is already drawn: a first visit may keep the system's face, from the second on it is in the cache.
 */
export const persianFont = localFont({
  src: "../../../node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-persian",
  declarations: [{ prop: "unicode-range", value: "U+0600-06FF, U+200C-200E, U+FB50-FDFF, U+FE70-FEFC" }],
});
