import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createNdjsonDecoder, MAX_LINE_BYTES } from "#protocol/ndjson.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openJournal } from "./journal.ts";

const now = () => new Date("2026-11-22T10:00:00.000Z");
const newPath = () => join(temporaryFolder(), "events.ndjson");

test("a log line that is too long is cut, says so, and is still an event", () => {
  const path = newPath();
  const journal = openJournal({ path, secrets: [], now });
  journal.append({ type: "log", step: null, stream: "stdout", line: "\u0007".repeat(100_000) });
  journal.close();
  const bytes = readFileSync(path);
  expect(bytes.length).toBeLessThanOrEqual(MAX_LINE_BYTES);
  const [placed] = createNdjsonDecoder().push(bytes);
  expect(placed?.event).toMatchObject({ type: "log", line: expect.stringMatching(/\[cut by the agent\]$/) });
});

test("secrets are redacted by value before a line is written, wherever they stand", () => {
  const path = newPath();
  const journal = openJournal({ path, secrets: ['pa"ss'], now });
  journal.append({ type: "log", step: null, stream: "stdout", line: 'token=pa"ss!' });
  journal.append({
    type: "job.finished",
    outcome: "failed",
    error: { code: "AGENT_BUG", blame: "agent", message: 'pa"ss', detail: { command: 'x pa"ss' } },
  });
  journal.close();
  const text = readFileSync(path, "utf8");
  expect(text).not.toContain('pa\\"ss');
  expect(text.match(/\[redacted\]/g)).toHaveLength(3);
});

test("every line carries the protocol's version and the host's time", () => {
  const path = newPath();
  const journal = openJournal({ path, secrets: [], now });
  journal.append({ type: "step.started", step: "fetch-base" });
  journal.close();
  expect(readFileSync(path, "utf8")).toBe('{"v":1,"at":"2026-11-22T10:00:00.000Z","type":"step.started","step":"fetch-base"}\n');
});
