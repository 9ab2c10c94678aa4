/** What somebody asked for by keys alone. */
export type KeyWish =
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "search" }
  | { readonly kind: "place"; readonly key: string };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

export type KeyReading = {
  readonly wish: KeyWish | null;
  /** A place is to be named by the next key. */
  readonly isPlaceNext: boolean;
};

const NOTHING: KeyReading = { wish: null, isPlaceNext: false };

/** Single keys that ask for something, by what they write on whatever keyboard. */
const SINGLE_KEYS: Readonly<Record<string, KeyReading>> = {
  "?": { wish: { kind: "shortcuts" }, isPlaceNext: false },
  "/": { wish: { kind: "search" }, isPlaceNext: false },
  g: { wish: null, isPlaceNext: true },
};

/**
 * Reads one key after another. `mayTakeLetters` is false where letters are typed or mean something else, and where somebody switched
 * them off (WCAG 2.1.4): Ctrl-K and Cmd-K work everywhere.
 */
export function readKey(pressed: Pressed, { isPlaceNext }: KeyReading, mayTakeLetters: boolean): KeyReading {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k") return { wish: { kind: "palette" }, isPlaceNext: false };
  if (ctrlKey || metaKey || altKey || !mayTakeLetters) return NOTHING;
  if (isPlaceNext) return { wish: { kind: "place", key: key.toLowerCase() }, isPlaceNext: false };
  return SINGLE_KEYS[key] ?? NOTHING;
}

export const NO_KEYS: KeyReading = NOTHING;

const TYPED_INTO = "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Whether letters mean themselves where the key was pressed. */
export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
