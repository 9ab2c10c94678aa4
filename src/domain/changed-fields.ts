export type ChangedField = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** What differs between two revisions of an entry, field by field, in the order of the newer one. Null is a field that is not there. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((field) => field.before !== field.after);
}

/** Every value that is not made of others, by its path as the catalog file has it: `parts.0.minor`. */
function leaves(value: unknown, path = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === "" ? key : `${path}.${key}`)]));
}
