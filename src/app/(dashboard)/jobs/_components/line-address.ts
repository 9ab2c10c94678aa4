/** A line's own address on its page. Lines are counted from one, as people count; a journal only grows, so it stays that line's. */
export function spellLineHash(entry: number): string {
  return `#L${entry + 1}`;
}

/** The entry that an address names; null where it names none. */
export function readLineHash(hash: string): number | null {
  const number = Number(/^#L(\d{1,9})$/.exec(hash)?.[1]);
  return Number.isSafeInteger(number) && number > 0 ? number - 1 : null;
}
