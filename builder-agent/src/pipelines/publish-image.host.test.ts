import { execFileSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { PublicationChange, PublicationWish } from "#protocol/cloud-target.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import { type CuttingProxy, startCuttingProxy } from "../../testing/cutting-proxy.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { STORAGE_QUOTA_MIB } from "../../testing/openstack/glance.ts";
import { TOLD, tellGlanceStory, WHOLE } from "../../testing/openstack/glance-story.ts";
import { type OpenedCloud, openCloudServices } from "../../testing/openstack/open-cloud.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { sampleRequest } from "../../testing/sample-request.ts";
import { createCloudClients } from "../openstack/cloud-clients.ts";

const agent = realAgent();
const folder = mkdtempSync(join(tmpdir(), "mib-publish-"));
const MEBIBYTE = 1_048_576;
/** As the public client shows an image: what Glance calls `os_hidden` is a property to it. */
const shownSchema = z
  .looseObject({
    ...{ size: z.number(), min_disk: z.number(), min_ram: z.number() },
    properties: z.record(z.string(), z.unknown()),
  })
  .transform((image) => ({ ...image, os_hidden: image.properties["os_hidden"] }));
let opened: OpenedCloud | undefined;
let proxy: CuttingProxy | undefined;
let glancePort = 0;

beforeAll(async () => {
  proxy = await startCuttingProxy(() => glancePort);
  opened = await openCloudServices((port) => {
    glancePort = port;
    return `http://127.0.0.1:${proxy?.port}`;
  });
});
afterAll(async () => {
  await opened?.close();
  await proxy?.close();
  rmSync(folder, { recursive: true, force: true });
});

function cloud(): OpenedCloud {
  if (opened === undefined) throw new Error("There is no cloud.");
  return opened;
}

/** A real qcow2 whose content nobody else has. */
function makeImage(name: string, sizeMib = 8) {
  const [raw, path] = [join(folder, `${name}.raw`), join(folder, `${name}.qcow2`)];
  writeFileSync(raw, randomBytes(sizeMib * MEBIBYTE));
  execFileSync("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, path]);
  rmSync(raw);
  return describe(path);
}

function describe(path: string) {
  return { path, sizeBytes: statSync(path).size, sha512: createHash("sha512").update(readFileSync(path)).digest("hex") };
}

function newWish(changes: Partial<PublicationWish> = {}): PublicationWish {
  return {
    ...{ name: "Debian 12 + Docker", imageId: randomUUID(), variantId: randomUUID(), visibility: "public", members: [] },
    properties: { hw_disk_bus: "virtio", hw_vif_model: "virtio", os_type: "linux", os_distro: "debian", os_version: "12" },
    ...{ minDiskGib: 6, minRamMib: 512 },
    ...changes,
  };
}

type Asked = { readonly file: ReturnType<typeof describe>; readonly wish: PublicationWish; readonly replacedGlanceId?: string };

/** What every request has: the recipe is of the variant that is published, by whose mark orphans are known. */
function head(variantId: string = randomUUID()) {
  const { v, jobId, recipe, recipeHash, isReuseAllowed } = sampleRequest({
    variant: { id: variantId, name: "debian-12-docker", revision: 1 },
  });
  return { v, jobId, recipe, recipeHash, isReuseAllowed };
}

type AskedOf = Readonly<Record<string, unknown>> & { readonly wish?: PublicationWish };

async function run(asked: AskedOf, secret: string, onEvent?: (event: JobEvent) => void): Promise<JobEvent[]> {
  const request = { ...head(asked.wish?.variantId), cloud: cloud().admin, ...asked, secret };
  expect((await agent.call(["start"], JSON.stringify(request))).exitCode).toBe(0);
  return agent.follow(request.jobId, onEvent);
}

const publish = ({ replacedGlanceId, ...asked }: Asked, onEvent?: (event: JobEvent) => void) =>
  run({ kind: "publish", ...asked, replacedGlanceId: replacedGlanceId ?? null, liveJobIds: [] }, cloud().password, onEvent);
const change = (...changes: PublicationChange[]) => run({ kind: "change-publications", changes }, cloud().password);

function glanceIdOf(events: readonly JobEvent[]): string {
  return eventsOf(events, "publication.changed").find(({ state }) => state === "published")?.glanceId ?? "";
}

async function show(glanceId: string) {
  return shownSchema.parse(JSON.parse(await cloud().openstack(`image show ${glanceId} -f json`)));
}

async function countOf(wish: PublicationWish): Promise<number> {
  const listed = await cloud().openstack(`image list --all --property mib_variant=${wish.variantId} -f json`);
  return z.array(z.unknown()).parse(JSON.parse(listed)).length;
}

test("an image is published, read back by the public client, replaced by a newer one, rolled back, withdrawn and deleted", async () => {
  const wish = newWish();
  const older = makeImage("older");
  const first = glanceIdOf(await publish({ file: older, wish }));
  expect(await show(first)).toMatchObject({
    ...{ status: "active", visibility: "public", os_hidden: false, size: older.sizeBytes, min_disk: 6, min_ram: 512 },
    properties: {
      os_hash_algo: "sha512",
      os_hash_value: older.sha512,
      hw_disk_bus: "virtio",
      os_distro: "debian",
      os_version: "12",
    },
  });

  const newer = { ...wish, imageId: randomUUID() };
  const second = glanceIdOf(await publish({ file: makeImage("newer"), wish: newer, replacedGlanceId: first }));
  expect(await show(first)).toMatchObject({ status: "active", os_hidden: true });
  expect(await show(second)).toMatchObject({ status: "active", os_hidden: false });

  await change({ glanceId: first, state: "published", reason: null }, { glanceId: second, state: "hidden", reason: null });
  expect(await show(first)).toMatchObject({ os_hidden: false });
  expect(await show(second)).toMatchObject({ os_hidden: true });

  await change({ glanceId: second, state: "withdrawn", reason: "CVE-2026-0001" });
  expect(await show(second)).toMatchObject({ status: "deactivated", properties: { mib_withdrawn: "CVE-2026-0001" } });
  await change({ glanceId: second, state: "deleted", reason: null }, { glanceId: first, state: "deleted", reason: null });
  expect(await countOf(wish)).toBe(0);
});

test("publishing twice is one image", async () => {
  const asked = { file: makeImage("twice"), wish: newWish({ visibility: "private" }) };
  const first = await publish(asked);
  const second = await publish({ ...asked, wish: { ...asked.wish, name: "Renamed", minRamMib: 1024 } });
  expect(glanceIdOf(second)).toBe(glanceIdOf(first));
  expect(outcomesOf(second)).toMatchObject({ "upload-image": "reused" });
  expect(await show(glanceIdOf(first))).toMatchObject({ name: "Renamed", min_ram: 1024 });
});

test("an upload that is cut at any byte begins again, and what stands in the end is whole", async () => {
  const file = makeImage("cut", 32);
  for (const share of [0.1, 0.9, Math.random()]) proxy?.cutAfter(Math.ceil(file.sizeBytes * share));
  const wish = newWish({ visibility: "private" });
  const events = await publish({ file, wish });
  expect(failureOf(events)).toBeNull();
  expect(eventsOf(events, "warning").map(({ code }) => code)).toEqual(["UPLOAD_BROKE", "UPLOAD_BROKE", "UPLOAD_BROKE"]);
  expect(await show(glanceIdOf(events))).toMatchObject({ status: "active", properties: { os_hash_value: file.sha512 } });
  expect(await countOf(wish)).toBe(1);
});

test("a Glance that is stopped in mid-upload and started again gets the whole image", async () => {
  const file = makeImage("restart", 64);
  let restart: Promise<void> | undefined;
  const events = await publish({ file, wish: newWish({ visibility: "private" }) }, (event) => {
    if (event.type === "step.progress")
      restart ??= cloud()
        .stopGlance()
        .then(() => cloud().startGlance());
  });
  await restart;
  expect(failureOf(events)).toBeNull();
  expect(await show(glanceIdOf(events))).toMatchObject({ status: "active", size: file.sizeBytes });
});

test("a wrong password is the target's fault, and the words name the request", async () => {
  const asked = { kind: "publish", file: makeImage("password", 1), wish: newWish(), replacedGlanceId: null, liveJobIds: [] };
  const events = await run(asked, "not the password");
  expect(failureOf(events)).toMatchObject({
    ...{ code: "TARGET_AUTHENTICATION_FAILED", blame: "target" },
    message: expect.stringMatching(/401.*\(request req-/),
  });
});

test("more than the quota is refused, and nothing is left", async () => {
  const file = makeImage("quota", 1);
  truncateSync(file.path, (STORAGE_QUOTA_MIB + 1) * MEBIBYTE);
  const wish = newWish();
  const events = await publish({ file: { ...file, sizeBytes: statSync(file.path).size }, wish });
  expect(failureOf(events)).toMatchObject({ code: "TARGET_QUOTA_EXCEEDED", blame: "target" });
  expect(await countOf(wish)).toBe(0);
});

test("somebody who may not make images public is told so, and nothing is left", async () => {
  const wish = newWish();
  const asked = { kind: "publish", file: makeImage("member", 1), wish, replacedGlanceId: null, liveJobIds: [] };
  const events = await run({ ...asked, cloud: cloud().demo }, cloud().password);
  expect(failureOf(events)).toMatchObject({ code: "TARGET_FORBIDDEN", blame: "target", detail: { step: "share-publication" } });
  expect(await countOf(wish)).toBe(0);
});

test("another file than the one that was meant is not left in Glance", async () => {
  const file = makeImage("hash", 1);
  const wish = newWish();
  const events = await publish({ file: { ...file, sha512: "0".repeat(128) }, wish });
  expect(failureOf(events)).toMatchObject({ code: "TARGET_HASH_MISMATCH", blame: "target" });
  expect(await countOf(wish)).toBe(0);
});

/** What Glance (proven with Zed) takes for a qcow2 all the same. */
const UNSOUND: Readonly<Record<string, (path: string) => void>> = {
  "raw bytes": (path) => writeFileSync(path, randomBytes(MEBIBYTE)),
  "a qcow2 with a backing file": (path) => {
    execFileSync("qemu-img", ["create", "-q", "-f", "raw", `${path}.base`, "1M"]);
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-b", `${path}.base`, "-F", "raw", path]);
  },
};

test.each(Object.entries(UNSOUND))("%s, declared a qcow2, never leaves this host", async (name, make) => {
  const path = join(folder, `${name.replaceAll(" ", "-")}.qcow2`);
  make(path);
  const before = proxy?.passedBytes() ?? 0;
  const wish = newWish();
  const events = await publish({ file: describe(path), wish });
  expect(failureOf(events)).toMatchObject({ code: "IMAGE_CHECK_FAILED", detail: { step: "upload-image" } });
  // What was said of it, and none of it.
  expect((proxy?.passedBytes() ?? 0) - before).toBeLessThan(statSync(path).size / 2);
  expect(await countOf(wish)).toBe(0);
});

test("the real Glance does what the fake does, and its images have the same fields", async () => {
  const path = join(folder, "story");
  writeFileSync(path, randomBytes(MEBIBYTE));
  const clients = createCloudClients({ cloud: cloud().admin, secret: cloud().password }, new AbortController().signal);
  expect(await tellGlanceStory(clients, describe(path))).toEqual({ stages: TOLD, shape: WHOLE });
});

test("a publish that is cancelled in mid-upload leaves no image, and one that was killed is cleared away by the next", async () => {
  const wish = newWish({ visibility: "private" });
  const asked = { file: makeImage("cancel", 64), wish };
  let isDone = false;
  const more = { replacedGlanceId: null, liveJobIds: [], secret: cloud().password };
  const request = { ...head(wish.variantId), kind: "publish", cloud: cloud().admin, ...asked, ...more };
  // The upload must not be over before it is ended, however long that takes.
  proxy?.swallowAfter(16 * MEBIBYTE);
  await agent.call(["start"], JSON.stringify(request));
  const cancelled = await agent.follow(request.jobId, (event) => {
    if (isDone || event.type !== "step.progress") return;
    isDone = true;
    void agent.cancel(request.jobId);
  });
  expect(failureOf(cancelled)?.code).toBe("CANCELLED");
  expect(await countOf(wish)).toBe(0);

  let isKilled = false;
  const killed = head(wish.variantId);
  await agent.call(["start"], JSON.stringify({ ...request, ...killed }));
  await agent.follow(killed.jobId, (event) => {
    if (isKilled || event.type !== "step.progress") return;
    isKilled = true;
    agent.kill(killed.jobId);
  });
  proxy?.heal();
  const events = await publish(asked);
  expect(failureOf(events)).toBeNull();
  expect(await countOf(wish)).toBe(1);
});

test("an image that bears no mark of ours is left alone, whoever asks", async () => {
  const path = join(folder, "foreign.qcow2");
  execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", path, "1M"]);
  const made = await cloud().openstack(
    `image create --disk-format qcow2 --container-format bare --file ${path} -f value -c id foreign`,
  );
  const events = await change({ glanceId: made.trim(), state: "deleted", reason: null });
  expect(failureOf(events)).toMatchObject({ code: "TARGET_FORBIDDEN", blame: "target" });
  expect(await show(made.trim())).toMatchObject({ status: "active" });
});
