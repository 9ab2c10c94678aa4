import type { StepId } from "#protocol/step-id.ts";
import type { LogEntry } from "./job-journal.ts";

export type LogFilter = {
  /** Only lines that hold this text, whatever the case. Empty: all. */
  readonly query: string;
  /** Steps whose lines are folded away under their heads. */
  readonly folded: ReadonlySet<StepId>;
};

/**
 * Which entries of a growing log are shown, by index. As long as the filter stays the same, only new entries are looked at,
 * so that following a long log costs what is new and not what is there.
 */
export function createLogRows() {
  let rows: number[] = [];
  let seen = 0;
  let last: { readonly entries: readonly LogEntry[]; readonly filter: LogFilter } | null = null;

  return function select(entries: readonly LogEntry[], count: number, filter: LogFilter): readonly number[] {
    if (last?.entries !== entries || last.filter !== filter || count < seen) {
      rows = [];
      seen = 0;
      last = { entries, filter };
    }
    const needle = filter.query.toLowerCase();
    for (; seen < count; seen += 1) {
      const entry = entries[seen];
      if (entry !== undefined && isShown(entry, needle, filter.folded)) rows.push(seen);
    }
    return rows;
  };
}

function isShown(entry: LogEntry, needle: string, folded: ReadonlySet<StepId>): boolean {
  if (entry.kind === "step") return needle === "";
  if (needle !== "") return entry.text.toLowerCase().includes(needle);
  return entry.step === null || !folded.has(entry.step);
}
