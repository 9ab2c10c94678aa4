import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { JournalError } from "#protocol/ndjson.ts";
import { openJournalMirror } from "./journal-mirror.ts";
import { makeTranscript } from "./testing/make-transcript.ts";

let folder: string;
let file: string;
let journal: Buffer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mib-journal-"));
  file = join(folder, "journal.ndjson");
  journal = Buffer.from(makeTranscript(folder).journal);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Mirrors the whole journal in pieces of this size, as if the dispatcher were killed after every `lifeBytes`. */
function mirror(pieceBytes: number, lifeBytes: number) {
  for (;;) {
    const opened = openJournalMirror(file);
    const { size } = opened;
    const life = journal.subarray(size, size + lifeBytes);
    for (let at = 0; at < life.length; at += pieceBytes) opened.append(life.subarray(at, at + pieceBytes));
    opened.close();
    if (opened.size === journal.length) return opened;
  }
}

/** Each piece is synced to the disk: six thousand times, beside whatever else the machine does. */
const SYNCED_MS = 60_000;

test.each([
  ["one piece", 1_000_000, 1_000_000],
  ["single bytes", 1, 1_000_000],
  ["pieces that cut characters and lines, with a restart in the middle of lines", 7, 1_001],
])(
  "however a journal comes (%s), the file is the same bytes and says the same",
  (_name, pieceBytes, lifeBytes) => {
    const { view, foldedBytes } = mirror(pieceBytes, lifeBytes);

    expect(readFileSync(file).equals(journal)).toBe(true);
    expect(foldedBytes).toBe(journal.length);
    expect(view.outcome).toBe("succeeded");
    expect(view.steps.map((step) => step.state)).toEqual(["succeeded", "succeeded", "succeeded"]);
  },
  SYNCED_MS,
);

test("a last line that a crash cut is kept and completed", () => {
  appendFileSync(file, journal);
  truncateSync(file, 500);

  const opened = openJournalMirror(file);
  expect(opened.size).toBe(500);
  expect(opened.foldedBytes).toBeLessThan(500);
  opened.append(journal.subarray(500));
  opened.close();

  expect(readFileSync(file).equals(journal)).toBe(true);
  expect(opened.view.outcome).toBe("succeeded");
});

test("a journal of another major version is refused", () => {
  appendFileSync(file, '{"v":2,"type":"log"}\n');
  expect(() => openJournalMirror(file)).toThrow(JournalError);
});
