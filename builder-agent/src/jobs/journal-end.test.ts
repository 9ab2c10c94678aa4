import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { isJournalEnded, mendLastLine } from "./journal-end.ts";

function journalOf(content: string | Buffer): string {
  const path = join(temporaryFolder(), "events.ndjson");
  writeFileSync(path, content);
  return path;
}

test("a line torn inside of a character is cut off, and nothing before it", () => {
  const whole = Buffer.from('{"line":"ä"}\n');
  const path = journalOf(Buffer.concat([whole, Buffer.from('{"line":"ä').subarray(0, -1)]));
  mendLastLine(path);
  expect(readFileSync(path)).toEqual(whole);
});

test("a journal of whole lines is left as it is", () => {
  const path = journalOf("{}\n{}\n");
  mendLastLine(path);
  expect(readFileSync(path, "utf8")).toBe("{}\n{}\n");
});

test("only a whole last event ends a journal", () => {
  const end = `{"v":1,"at":"2026-11-01T12:00:00.000Z","type":"job.finished","outcome":"succeeded","error":null}`;
  expect(isJournalEnded(journalOf(`${end}\n`))).toBe(true);
  expect(isJournalEnded(journalOf(end))).toBe(false);
  expect(isJournalEnded(journalOf(`${end}\n{"v":1}\n`))).toBe(false);
});
