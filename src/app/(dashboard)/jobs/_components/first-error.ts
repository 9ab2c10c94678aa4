import type { StepId } from "#protocol/step-id.ts";
import type { LogEntry } from "./job-journal.ts";

/** How apt, dpkg, curl, containerd, Python and most other tools begin to say that something went wrong. */
const SIGNS = /\b(error|failed|failure|fatal|cannot|could not|unable to|no such file|denied|traceback|panic)\b|^(E|Err):?\b/i;

/**
 * Where a failed step first says so: the index of its first line that sounds like an error, else that of its last line, which is
 * where most tools end with the cause. Null where the step said nothing.
 */
export function findFirstError(entries: readonly LogEntry[], count: number, step: StepId): number | null {
  let last: number | null = null;
  for (let index = 0; index < count; index += 1) {
    const entry = entries[index];
    if (entry?.kind !== "line" || entry.step !== step) continue;
    if (SIGNS.test(entry.text)) return index;
    last = index;
  }
  return last;
}
