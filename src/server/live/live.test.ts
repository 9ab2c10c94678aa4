import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hostIdSchema, type JobId, jobIdSchema, personIdSchema } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { readOrCreateSetupToken } from "#server/auth/set-up-token.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { openEmptyApp, openTestApp } from "#server/testing.ts";
import { createContext } from "#server/trpc/context.ts";
import { createCaller } from "#server/trpc/root.ts";
import type { JournalPositions } from "./journal-positions.ts";
import { type LiveMessage, watchAll } from "./watch.ts";

const ACTOR: Actor = { personId: personIdSchema.parse("viewer"), role: "viewer" };

/** A dashboard with two builds, and what somebody hears who follows both: the words of their journals, and which of them ended. */
async function openTwoBuilds() {
  const { app, operator, folder, admin } = openTestApp();
  insertHost(app.db, {
    ...{ id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" },
  });
  const [variant] = await admin.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("Nothing is seeded.");
  const start = () => operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  const builds = [await start(), await start()];

  /** What is heard from these places on until the words come. */
  async function listen(until: string, from: JournalPositions) {
    const heard: string[] = [];
    for await (const { message, positions } of watchAll({ ...app, actor: ACTOR }, from, new AbortController().signal)) {
      heard.push(...wordsOf(message));
      if (heard.includes(until)) return { heard, places: new Map(positions) };
    }
    throw new Error("The stream ended by itself.");
  }
  const [first, second] = builds.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error("There are two.");
  return {
    ...{ first, second, listen },
    write: (id: JobId, words: string) => appendFileSync(folder.journal(id), lineOf(words)),
    end: (id: JobId) => updateJob(app.db, id, { state: "succeeded" }),
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
  const atFirst = await listen(
    `end of ${first}`,
    new Map([
      [first, 0],
      [second, 0],
    ]),
  );
  const next = atFirst.heard.includes("two") ? atFirst : await listen("two", atFirst.places);
  expect([...new Set([...atFirst.heard, ...next.heard])].sort()).toEqual(["one", "two", `end of ${first}`].sort());
  write(second, "three");
  expect((await listen("three", next.places)).heard).not.toContain("two");
});

test("a place that was never given out is refused, and so is a job that is not there", async () => {
  const { operator } = openTestApp();
  await expect(operator.live.watch({ lastEventId: "@nowhere=7" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const stream = await operator.live.watch({ jobs: [{ id: newId(jobIdSchema) }] });
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("whoever is signed out in the midst hears nothing more", async () => {
  const { app, nobody, folder } = openEmptyApp();
  const answerHeaders = new Headers();
  const visitor = createCaller({ ...app, person: null, headers: new Headers(), answerHeaders });
  const admin = { email: "admin@example.org", name: "admin", password: "correct horse battery" };
  await nobody.session.setUp({ token: readOrCreateSetupToken(folder.setupToken), ...admin });
  await visitor.session.signIn(admin);
  const headers = new Headers({ cookie: answerHeaders.getSetCookie().join("; ") });
  const watcher = createCaller(await createContext(app, headers, new Headers()));
  const stream = (await watcher.live.watch({}))[Symbol.asyncIterator]();
  expect((await stream.next()).done).toBe(false);
  await watcher.session.signOut();
  await expect(stream.next()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
});
