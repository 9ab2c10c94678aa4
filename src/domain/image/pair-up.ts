export type Pair<Entry> = { readonly before: Entry | null; readonly after: Entry | null };

/** Brings together what bears the same key in two lists; null where only the other list has it. No key may stand twice in a list. */
export function pairUp<Entry>(from: readonly Entry[], to: readonly Entry[], keyOf: (entry: Entry) => string): Pair<Entry>[] {
  const left = new Map(from.map((entry) => [keyOf(entry), entry]));
  const pairs = to.map((after) => {
    const key = keyOf(after);
    const before = left.get(key) ?? null;
    left.delete(key);
    return { before, after };
  });
  return [...pairs, ...[...left.values()].map((before) => ({ before, after: null }))];
}
