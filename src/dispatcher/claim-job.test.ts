import { beforeEach, expect, test } from "vitest";
import { personIdSchema } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { openTestDb } from "#server/db/testing.ts";
import { claimJobs } from "./claim-job.ts";
import { readJob } from "./jobs.repo.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";

let db: Db;
beforeEach(() => {
  db = openTestDb();
});

test("the oldest build goes first and has the host for itself", () => {
  const host = seedHost(db);
  const [first, second] = [seedJob(db), seedJob(db)];

  expect(claimJobs(db).map((job) => job.id)).toEqual([first.id]);
  expect(readJob(db, first.id)).toMatchObject({ state: "running", hostId: host.id });
  expect(claimJobs(db)).toEqual([]);
  expect(readJob(db, second.id)?.state).toBe("queued");
});

test("two idle hosts take two builds at once", () => {
  const hosts = [seedHost(db), seedHost(db)].map((host) => host.id);
  seedJob(db);
  seedJob(db);
  expect(claimJobs(db).map((job) => job.hostId)).toEqual(hosts);
});

test("a build waits for a host of its architecture, and younger ones of another pass it", () => {
  seedHost(db, { architecture: "arm64" });
  seedJob(db, { architecture: "amd64" });
  const fitting = seedJob(db, { architecture: "arm64" });
  expect(claimJobs(db).map((job) => job.id)).toEqual([fitting.id]);
});

test.each(["new", "awaiting-trust", "connecting", "reconnecting", "unreachable", "refused"] as const)(
  "a host that is %s gets no build",
  (connection) => {
    seedHost(db, { connection });
    seedJob(db);
    expect(claimJobs(db)).toEqual([]);
  },
);

test("a build that was asked for on one host waits for that host", () => {
  const [first, second] = [seedHost(db), seedHost(db)];
  const job = seedJob(db, { wantedHostId: second.id });
  const younger = seedJob(db);
  expect(claimJobs(db).map(({ id, hostId }) => [id, hostId])).toEqual([
    [job.id, second.id],
    [younger.id, first.id],
  ]);
});

test("an archived host gets no build", () => {
  seedHost(db, { archivedAt: new Date() });
  seedJob(db);
  expect(claimJobs(db)).toEqual([]);
});

test("a build that was cancelled while it waited never starts", () => {
  seedHost(db);
  const job = seedJob(db, { cancelRequestedAt: new Date() });
  expect(claimJobs(db)).toEqual([]);
  expect(readJob(db, job.id)).toMatchObject({ state: "cancelled", startedAt: null });
});

test("what somebody looks at goes first, then what proves an image, then what makes the next", () => {
  const order = ["build", "verify", "preview"] as const;
  const rows = order.map((kind) => seedJob(db, kind === "build" ? {} : { kind, number: null }));
  const claims = order.map(() => {
    const host = seedHost(db);
    const [claimed] = claimJobs(db);
    expect(claimed?.hostId).toBe(host.id);
    return claimed?.kind;
  });
  expect(claims).toEqual(["preview", "verify", "build"]);
  expect(rows.map(({ id }) => readJob(db, id)?.state)).toEqual(["running", "running", "running"]);
});

test("a build that goes on where another failed goes to any host once that one was archived", () => {
  const gone = seedHost(db, { archivedAt: new Date() });
  const other = seedHost(db);
  seedJob(db, { wantedHostId: gone.id, personId: personIdSchema.parse("somebody"), isContinuing: true });
  expect(claimJobs(db).map(({ hostId }) => hostId)).toEqual([other.id]);
});

test("a verification whose host was archived goes to another, and a build that somebody sent there waits", () => {
  const gone = seedHost(db, { archivedAt: new Date() });
  const other = seedHost(db);
  seedJob(db, { wantedHostId: gone.id, personId: personIdSchema.parse("somebody") });
  const verify = seedJob(db, { kind: "verify", number: null, wantedHostId: gone.id });
  expect(claimJobs(db).map(({ id, hostId }) => [id, hostId])).toEqual([[verify.id, other.id]]);
});
