import { appendFileSync } from "node:fs";
import { isTrackedEnvelope } from "@trpc/server";
import { expect, test } from "vitest";
import { hostIdSchema, jobIdSchema } from "#domain/id.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { openTestApp } from "#server/testing.ts";
import type { LiveMessage } from "./watch.ts";

/** A dashboard with two builds, and what somebody hears who follows both: the words of their journals, and which of them ended. */
async function openTwoBuilds() {
  const { app, operator, folder, admin } = openTestApp();
  insertHost(app.db, {
    ...{ id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" },
  });
  const [variant] = await admin.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("Nothing is seeded.");
  const start = () => operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  const builds = [await start(), await start()].map(({ id }) => ({ id }));

  async function listen(until: string, lastEventId: string | null) {
    const heard: string[] = [];
    for await (const told of await operator.live.watch({ jobs: builds, lastEventId })) {
      if (!isTrackedEnvelope<LiveMessage>(told)) throw new Error("Every message has its place.");
      const [place, message] = told;
      heard.push(...wordsOf(message));
      if (heard.includes(until)) return { heard: heard.sort(), place };
    }
    throw new Error("The stream ended by itself.");
  }
  const [first = "", second = ""] = builds.map(({ id }) => id);
  return {
    ...{ first, second, listen },
    write: (id: string, words: string) => appendFileSync(folder.journal(jobIdSchema.parse(id)), lineOf(words)),
    end: (id: string) => updateJob(app.db, jobIdSchema.parse(id), { state: "succeeded" }),
  };
}

function wordsOf(message: LiveMessage): readonly string[] {
  if (message.kind === "catalog") return [];
  if (message.kind === "journal-end") return [`end of ${message.id}`];
  return message.events.flatMap((event) => (event.type === "log" ? [event.line] : []));
}

const lineOf = (words: string) =>
  `${JSON.stringify({ v: 1, at: "2026-11-01T12:00:00.000Z", type: "log", step: null, stream: "agent", line: words })}\n`;

test("one stream tells of two journals and of their ends, and goes on where it broke", async () => {
  const { first, second, write, end, listen } = await openTwoBuilds();
  write(first, "one");
  write(second, "two");
  end(first);
  const before = await listen(`end of ${first}`, null);
  const { heard, place } = before.heard.includes("two") ? before : await listen("two", before.place);
  expect([...new Set([...before.heard, ...heard])].sort()).toEqual([`end of ${first}`, "one", "two"].sort());
  write(second, "three");
  expect((await listen("three", place)).heard).not.toContain("two");
});

test("a place that was never given out is refused, and so is a job that is not there", async () => {
  const { operator } = openTestApp();
  await expect(operator.live.watch({ lastEventId: "@nowhere=7" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const stream = await operator.live.watch({ jobs: [{ id: newId(jobIdSchema) }] });
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: "NOT_FOUND" });
});
