import { saveFile } from "#components/patterns/save-file.ts";
import type { LogEntry } from "./job-journal.ts";

/** So many lines are put together at a time: one text of a million would be twice in memory. */
const CHUNK = 10_000;

/** Saves the log as a text file: the lines as they are shown, each with its instant. */
export function saveLog(entries: readonly LogEntry[], count: number, fileName: string): void {
  const chunks: string[] = [];
  for (let from = 0; from < count; from += CHUNK)
    chunks.push(
      entries
        .slice(from, Math.min(from + CHUNK, count))
        .map(spellEntry)
        .join(""),
    );
  saveFile(fileName, chunks, "text/plain");
}

function spellEntry(entry: LogEntry): string {
  return entry.kind === "step" ? `\n== ${entry.step} (${entry.at})\n` : `${entry.at} ${entry.text}\n`;
}
