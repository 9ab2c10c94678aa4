import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hostIdSchema, personIdSchema } from "#domain/id.ts";
import { EMPTY_BUILD_FACE, EMPTY_MIRROR_FACE } from "#domain/mirror-profile/empty-mirror-face.ts";
import type { Actor } from "#domain/person/person.ts";
import { sampleCredentials } from "#server/cloud-targets/testing.ts";
import { step } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { openTestApp } from "#server/testing.ts";

const ACTOR: Actor = { personId: personIdSchema.parse("viewer"), role: "viewer" };

async function openBuilds() {
  const callers = openTestApp();
  insertHost(callers.app.db, {
    id: newId(hostIdSchema),
    name: "local",
    transport: "local",
    folder: "/nowhere",
    connection: "ready",
  });
  const [variant] = (await callers.admin.variants.list({ isArchived: false })).filter(
    (entry) => entry.name === "debian-12-docker",
  );
  if (variant === undefined) throw new Error("The seeded variant is missing.");
  return { ...callers, variant, wish: { variantId: variant.id, isReuseAllowed: true } };
}

test("a build keeps its recipe when the variant is edited, and so does a retry of it", async () => {
  const { admin, operator, app, variant, wish } = await openBuilds();
  const { id } = await operator.builds.start(wish);
  await admin.variants.update({ id: variant.id, revision: 1, definition: { ...variant.definition, diskSizeGib: 5 } });
  updateJob(app.db, id, { state: "failed" });
  const retry = await operator.builds.retry({ id });

  for (const build of [id, retry.id]) {
    const { recipe } = await operator.builds.byId({ id: build });
    expect([recipe.variant.revision, recipe.diskSizeBytes]).toEqual([1, 6 * 1024 ** 3]);
  }
  expect((await operator.builds.plan({ variantId: variant.id })).recipe.variant.revision).toBe(2);
});

test("a retry through another profile's mirrors changes where it fetches, and nothing of what the image says", async () => {
  const { admin, operator, app, wish } = await openBuilds();
  const { id } = await operator.builds.start(wish);
  updateJob(app.db, id, { state: "failed" });
  const face = { ...EMPTY_BUILD_FACE, aptArchive: "https://mirror.example.org/debian" };
  const definition = { name: "other", title: "Other", summary: "", build: face, image: EMPTY_MIRROR_FACE };
  const other = await admin.mirrorProfiles.create(definition);
  const before = (await operator.builds.byId({ id })).recipe;
  for (const [mirrorProfileId, build] of [
    [other.id, face],
    [null, null],
  ] as const) {
    const retry = await operator.builds.retry({ id, mirrorProfileId });
    const { recipe, retryOfId } = await operator.builds.byId({ id: retry.id });
    expect([retryOfId, recipe]).toEqual([id, { ...before, mirrors: { ...before.mirrors, build } }]);
  }
  await admin.mirrorProfiles.archive({ id: other.id });
  await expect(operator.builds.retry({ id, mirrorProfileId: other.id })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
});

/** A build that failed on a host of its own and left there what a retry goes on from, until then. The API's clock says noon of 2026-11-01. */
async function openFailed(until: string) {
  const opened = await openBuilds();
  const { app, operator, wish } = opened;
  const hostId = newId(hostIdSchema);
  insertHost(app.db, { id: hostId, name: "far", transport: "ssh", folder: "/nowhere", connection: "ready" });
  const { id, number } = await operator.builds.start({ ...wish, isReuseAllowed: false });
  const checkpoint = { nextStep: "pull-container-images", until } as const;
  updateJob(app.db, id, { state: "failed", hostId, checkpoint });
  return { ...opened, id, number, hostId, checkpoint };
}

const AHEAD = "2026-11-02T11:00:00.000Z";

test("a build is gone on with on the host that has its checkpoint, and says so; from the beginning it goes to any host", async () => {
  const { operator, app, id, number, hostId, checkpoint } = await openFailed(AHEAD);
  const { recipe, ...failed } = await operator.builds.byId({ id });
  expect(failed).toMatchObject({ checkpoint, retryOf: null });
  const next = await operator.builds.retry({ id, isContinuing: true });
  const marks = { retryOfId: id, recipe, recipeHash: failed.recipeHash };
  expect(app.jobs.find(next.id)).toMatchObject({ ...marks, wantedHostId: hostId, isReuseAllowed: true, isContinuing: true });
  const retryOf = { id, number, nextStep: "pull-container-images" };
  expect(await operator.builds.byId({ id: next.id })).toMatchObject({ checkpoint: null, retryOf });

  updateJob(app.db, next.id, { state: "failed", hostId });
  const anew = await operator.builds.retry({ id: next.id });
  expect(app.jobs.find(anew.id)).toMatchObject({ recipe, wantedHostId: null, isContinuing: false });
  expect((await operator.builds.byId({ id: anew.id })).retryOf).toEqual({ id: next.id, number: next.number, nextStep: null });
});

test("without a checkpoint, when its time is over, or without its host, there is nothing to go on from", async () => {
  const { operator, admin, app, id, hostId, checkpoint } = await openFailed(AHEAD);
  const isGone = async () => {
    expect((await operator.builds.byId({ id })).checkpoint).toBeNull();
    await expect(operator.builds.retry({ id, isContinuing: true })).rejects.toMatchObject({ cause: { code: "CHECKPOINT_GONE" } });
  };
  updateJob(app.db, id, { checkpoint: null });
  await isGone();
  updateJob(app.db, id, { checkpoint: { ...checkpoint, until: "2026-11-01T12:00:00.000Z" } });
  await isGone();
  updateJob(app.db, id, { checkpoint });
  await admin.hosts.archive({ id: hostId });
  await isGone();
  expect((await operator.builds.list({})).items).toHaveLength(1);
});

test("a build is not gone on with through other mirrors: what is on its disk came through its own", async () => {
  const { operator, id } = await openFailed(AHEAD);
  await expect(operator.builds.retry({ id, isContinuing: true, mirrorProfileId: null })).rejects.toMatchObject({
    cause: { code: "CHECKPOINT_NEEDS_ITS_MIRRORS" },
  });
});

test("while a build goes on it says what the last ones of its variant took, on the whole and step by step", async () => {
  const { operator, app, wish } = await openBuilds();
  const end = async (minutes: number, installMs: number, changes: { state: "succeeded" | "failed"; isContinuing?: boolean }) => {
    const { id } = await operator.builds.start(wish);
    const startedAt = new Date("2026-11-01T10:00:00Z");
    updateJob(app.db, id, { ...changes, startedAt, finishedAt: new Date(startedAt.getTime() + minutes * 60_000) });
    const row = { jobId: id, stepId: "install-packages", position: 0, state: "succeeded", durationMs: installMs } as const;
    app.db.insert(step).values(row).run();
    return id;
  };
  await end(4, 1_000, { state: "succeeded" });
  await end(8, 2_000, { state: "succeeded" });
  const third = await end(6, 6_000, { state: "succeeded" });
  await end(90, 90_000, { state: "failed" });
  // It did only what another had left to do: it tells of its steps alone.
  await end(1, 3_000, { state: "succeeded", isContinuing: true });
  const { id } = await operator.builds.start(wish);
  expect((await operator.builds.byId({ id })).expected).toEqual({ durationMs: 360_000, steps: { "install-packages": 3_000 } });
  updateJob(app.db, id, { isContinuing: true });
  expect((await operator.builds.byId({ id })).expected?.durationMs).toBeNull();
  expect((await operator.builds.byId({ id: third })).expected).toBeNull();
});

test("builds are numbered in the order in which they were asked for, and listed newest first, page by page", async () => {
  const { operator, wish } = await openBuilds();
  for (let count = 0; count < 3; count += 1) await operator.builds.start(wish);
  const first = await operator.builds.list({ limit: 2 });
  expect(first.items.map((build) => build.number)).toEqual([3, 2]);
  const second = await operator.builds.list({ limit: 2, cursor: first.nextCursor ?? 0 });
  expect(second.items.map((build) => build.number)).toEqual([1]);
  expect(second.nextCursor).toBeNull();
});

test("builds of a day are those that ended on it, by UTC", async () => {
  const { operator, app, wish } = await openBuilds();
  const ends = ["2026-10-31T23:59:59.999Z", "2026-11-01T00:00:00Z", "2026-11-01T23:59:59.999Z", "2026-11-02T00:00:00Z"];
  for (const end of ends) {
    const { id } = await operator.builds.start(wish);
    updateJob(app.db, id, { state: "succeeded", finishedAt: new Date(end) });
  }
  expect((await operator.builds.list({ endedOn: "2026-11-01" })).items.map(({ number }) => number)).toEqual([3, 2]);
  await expect(operator.builds.list({ endedOn: "2026-13-01" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a finished build is neither cancelled nor a running one retried", async () => {
  const { operator, app, wish } = await openBuilds();
  const { id } = await operator.builds.start(wish);
  await expect(operator.builds.retry({ id })).rejects.toMatchObject({ cause: { code: "BUILD_STILL_RUNNING" } });
  updateJob(app.db, id, { state: "succeeded" });
  await expect(operator.jobs.cancel({ id })).rejects.toMatchObject({ cause: { code: "BUILD_ALREADY_FINISHED" } });
});

test("asking for a host that is not there is refused before anything is queued", async () => {
  const { operator, wish } = await openBuilds();
  await expect(operator.builds.start({ ...wish, hostName: "elsewhere" })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect((await operator.builds.list({})).items).toEqual([]);
});

test("whoever watches a build gets every event once, also when the watch begins again in the middle", async () => {
  const { operator, app, folder, wish } = await openBuilds();
  const { id } = await operator.builds.start(wish);
  const line = (text: string) =>
    `${JSON.stringify({ v: 1, at: "2026-11-01T12:00:00.000Z", type: "log", step: null, stream: "agent", line: text })}\n`;
  const journal = folder.journal(id);
  appendFileSync(journal, line("one") + line("two").slice(0, 20));

  const seen: string[] = [];
  let from = 0;
  const read = async (until: string) => {
    for await (const batch of app.jobs.watch(ACTOR, { id, from }, new AbortController().signal)) {
      for (const event of batch.events) if (event.type === "log") seen.push(event.line);
      from = batch.end;
      if (seen.at(-1) === until) return;
    }
  };
  await read("one");
  appendFileSync(journal, line("two").slice(20) + line("three"));
  await read("three");
  appendFileSync(journal, line("four"));
  updateJob(app.db, id, { state: "succeeded" });
  await read("never");
  expect(seen).toEqual(["one", "two", "three", "four"]);
});

const KEEP = { minutes: 30, publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== ada" };

/** The variant of these tests as a snapshot, in a cloud whose target has these machines. */
async function openSnapshots(machines: { readonly flavor: string; readonly network: string } | null) {
  const opened = await openBuilds();
  const { admin, folder, variant } = opened;
  ensureSealKeys(folder.keys);
  const target = { name: "site", horizonUrl: null, keepCount: null, credentials: sampleCredentials };
  const { id: snapshotTargetId } = await admin.cloudTargets.create({ ...target, machines });
  const definition = { ...variant.definition, pipeline: "snapshot", snapshotTargetId } as const;
  const save = () => admin.variants.update({ id: variant.id, revision: 1, definition });
  return { ...opened, snapshotTargetId, definition, save };
}

test("a snapshot is built in its variant's cloud, also when it is tried again, and only the first keeps its machine", async () => {
  const { operator, app, wish, snapshotTargetId, save } = await openSnapshots({ flavor: "m1.small", network: "builds" });
  await save();
  expect(await operator.builds.plan({ variantId: wish.variantId })).toMatchObject({ cloudName: "site" });
  const { id } = await operator.builds.start({ ...wish, keepFailed: KEEP });
  updateJob(app.db, id, { state: "failed" });
  const again = await operator.builds.retry({ id });
  expect([app.jobs.find(id), app.jobs.find(again.id)]).toMatchObject([
    { targetId: snapshotTargetId, keepFailed: KEEP, recipe: { pipeline: "snapshot" } },
    { targetId: snapshotTargetId, keepFailed: null },
  ]);
});

test("a cloud in which a variant is built is not archived before the variant is built elsewhere", async () => {
  const { admin, snapshotTargetId, definition, save } = await openSnapshots({ flavor: "m1.small", network: "builds" });
  const { id, revision } = await save();
  const archive = () => admin.cloudTargets.archive({ id: snapshotTargetId });
  await expect(archive()).rejects.toMatchObject({ cause: { code: "STILL_USED", values: { users: definition.name } } });
  await admin.variants.update({ id, revision, definition: { ...definition, pipeline: "chroot" } });
  expect((await archive()).archivedAt).not.toBeNull();
});

test("a variant cannot choose a cloud that does not say what its servers are made of", async () => {
  const { save } = await openSnapshots(null);
  await expect(save()).rejects.toMatchObject({ cause: { code: "TARGET_HAS_NO_MACHINES", values: { name: "site" } } });
});

test("only what is built on a machine can be kept, and only for a key that is one", async () => {
  const { operator, wish } = await openBuilds();
  await expect(operator.builds.start({ ...wish, keepFailed: KEEP })).rejects.toMatchObject({
    cause: { code: "NO_MACHINE_TO_KEEP" },
  });
  const command = { ...KEEP, publicKey: 'command="id" ssh-ed25519 AAAA' };
  await expect(operator.builds.start({ ...wish, keepFailed: command })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
