import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fakeJob } from "../../testing/fake-job.ts";
import { createFakeGlance } from "../../testing/openstack/fake-glance.ts";
import { type FakeAnswer, type FakeCall, openFakeServices } from "../../testing/openstack/fake-services.ts";
import { TOLD, tellGlanceStory, WHOLE } from "../../testing/openstack/glance-story.ts";
import { sampleRecipe } from "../../testing/sample-request.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createCloudClients } from "./cloud-clients.ts";
import { fillImage } from "./fill-image.ts";

const { signal } = new AbortController();
const NEW = { name: "One", minDiskGib: 1, minRamMib: 1, properties: { mib_job: "job" } };

/** A Glance that gives `fault`'s answer where there is one, and else its own. */
async function openGlance(fault: (call: FakeCall, own: () => FakeAnswer) => FakeAnswer | null = () => null) {
  const glance = createFakeGlance();
  const services = await openFakeServices((call) => fault(call, () => glance.answer(call)) ?? glance.answer(call));
  onTestFinished(services.close);
  return { ...services, images: glance.images, clients: createCloudClients(services.open, signal) };
}

function makeFile() {
  const [path, bytes] = [join(temporaryFolder(), "image"), randomBytes(300_000)];
  writeFileSync(path, bytes);
  return { path, sizeBytes: bytes.length, sha512: createHash("sha512").update(bytes).digest("hex") };
}

/** Makes an image and fills it; `warnings` are the codes of what broke on the way. */
async function fill({ clients }: Awaited<ReturnType<typeof openGlance>>) {
  const warnings: string[] = [];
  const { context } = fakeJob(sampleRecipe());
  const report = { ...context.report, warning: (code: string) => void warnings.push(code) };
  const file = makeFile();
  const { id } = await clients.glance.create(NEW);
  const image = await fillImage({ cloud: clients, imageId: id, file }, { ...context, report });
  return { file, image, warnings };
}

const isUpload = ({ method }: FakeCall) => method === "PUT";
const html = (status: number) => ({ status, body: `<html><h1>${status}</h1></html>` });

test("the fake does what the real Glance does, and its images have the same fields", async () => {
  const { clients } = await openGlance();
  expect(await tellGlanceStory(clients, makeFile())).toEqual({ stages: TOLD, shape: WHOLE });
});

test("an image whose making was answered by a 503 is found again, and not made twice", async () => {
  let failures = 1;
  const { calls, images, clients } = await openGlance(({ method }, own) => {
    if (method !== "POST") return null;
    const answer = own();
    failures -= 1;
    return failures >= 0 ? { status: 503, body: {}, headers: { "retry-after": "0" } } : answer;
  });
  const made = await clients.glance.create(NEW);
  expect(images.size).toBe(1);
  expect(made).toMatchObject({ status: "queued", mib_job: "job" });
  expect(calls).toEqual(["POST /image/v2/images", "POST /image/v2/images", `GET /image/v2/images/${made.id}`]);
});

test("a token that ends in the middle of an upload is renewed, and the same image filled anew", async () => {
  const tokens: unknown[] = [];
  const opened = await openGlance((call) => {
    if (!isUpload(call)) return null;
    tokens.push(call.headers["x-auth-token"]);
    return tokens.length === 1 ? html(401) : null;
  });
  const { file, image, warnings } = await fill(opened);
  expect(image).toMatchObject({ status: "active", os_hash_value: file.sha512 });
  expect(warnings).toEqual(["UPLOAD_BROKE"]);
  expect([tokens.length, new Set(tokens).size, opened.images.size]).toEqual([2, 2, 1]);
});

test("an upload that is answered by a 503 waits as long as it is asked to, and begins again", async () => {
  const times: number[] = [];
  const opened = await openGlance((call) => {
    if (!isUpload(call)) return null;
    times.push(performance.now());
    return times.length === 1 ? { ...html(503), headers: { "retry-after": "2" } } : null;
  });
  const { image, warnings } = await fill(opened);
  expect([image.status, warnings]).toEqual(["active", ["UPLOAD_BROKE"]]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2_900);
});

test("bursts of 5xx and 429 are waited out, as long as the service asks", async () => {
  const burst = [429, 500, 502, 503, 504];
  const { clients, calls } = await openGlance(() => {
    const status = burst.shift();
    return status === undefined ? null : { ...html(status), headers: { "retry-after": "0" } };
  });
  expect(await clients.glance.marked("mib_job", "job")).toEqual([]);
  expect(calls.filter((call) => !call.includes("os_hidden"))).toHaveLength(6);
});

test("a service that stays broken is the target's fault, may be tried again, and its request is named", async () => {
  const answer = { ...html(503), headers: { "retry-after": "0", "x-openstack-request-id": "req-7" } };
  const { clients } = await openGlance(() => answer);
  await expect(clients.glance.find("any")).rejects.toMatchObject({
    ...{ code: "TARGET_UNREACHABLE", blame: "target", message: expect.stringMatching(/503: .*\(request req-7\)/) },
  });
});
