export type ByteRange = { readonly start: number; readonly end: number };

/**
 * Reads a `Range` header (RFC 9110, 14.1.2). `end` is inclusive. Null: answer with the whole file, also for several ranges, for a
 * header that does not parse and where `If-Range` names another version.
 */
export function parseRange(
  header: string | null,
  ifRange: string,
  { etag, size }: { etag: string; size: number },
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || ifRange !== etag) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start < size && start <= end ? { start, end } : "unsatisfiable";
}
