import { expect, test } from "vitest";
import { NO_KEYS, readKey } from "./read-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});

test("Ctrl-K and Cmd-K open the palette, also where letters are typed", () => {
  expect(readKey(press("k", { ctrlKey: true }), NO_KEYS, false).wish).toEqual({ kind: "palette" });
  expect(readKey(press("K", { metaKey: true }), NO_KEYS, false).wish).toEqual({ kind: "palette" });
});

test("G and a letter lead to a place, and no letter does anything where letters are typed", () => {
  const afterG = readKey(press("g"), NO_KEYS, true);
  expect(afterG).toEqual({ wish: null, isPlaceNext: true });
  expect(readKey(press("v"), afterG, true).wish).toEqual({ kind: "place", key: "v" });
  expect(readKey(press("g"), NO_KEYS, false)).toEqual(NO_KEYS);
  expect(readKey(press("?"), NO_KEYS, false)).toEqual(NO_KEYS);
});

test("a letter with a modifier is the browser's own", () => {
  expect(readKey(press("g", { ctrlKey: true }), NO_KEYS, true)).toEqual(NO_KEYS);
  expect(readKey(press("b", { altKey: true }), { wish: null, isPlaceNext: true }, true)).toEqual(NO_KEYS);
});
