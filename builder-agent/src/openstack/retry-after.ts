/** Nobody waits longer than this at a time, whatever a service asks for. */
const LONGEST_PAUSE_MS = 20_000;

/** How long a service asks to be left alone, in milliseconds; null where it does not say. Seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), LONGEST_PAUSE_MS) : null;
}
