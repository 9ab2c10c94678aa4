/** The instants of a Release file (Debian's RepositoryFormat): null where it does not say. */
export type ReleaseDates = { readonly date: Date | null; readonly validUntil: Date | null };

/** Reads the head of an InRelease; dates are RFC 2822 in UTC. */
export function readReleaseDates(text: string): ReleaseDates {
  return { date: readDate(text, "Date"), validUntil: readDate(text, "Valid-Until") };
}

function readDate(text: string, field: string): Date | null {
  const value = new RegExp(`^${field}:[ \\t]*(.+)$`, "m").exec(text)?.[1];
  const date = value === undefined ? null : new Date(value.trim());
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}
