import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hostIdSchema, imageIdSchema } from "#domain/id.ts";
import { image as imageTable } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { openTestApp } from "#server/testing.ts";
import { answerWithFile } from "./answer-with-file.ts";
import { parseRange } from "./parse-range.ts";

async function openImage() {
  const callers = openTestApp();
  const { app, folder, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [variant] = await operator.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const build = await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  const bytes = randomBytes(100_000);
  const id = newId(imageIdSchema);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  mkdirSync(folder.imageFolder(id), { recursive: true });
  writeFileSync(folder.image(id, "image.qcow2"), bytes);
  app.db
    .insert(imageTable)
    .values({
      ...{ id, buildId: build.id, variantId: variant.id, fileName: "image.qcow2", sizeBytes: bytes.length, virtualSizeBytes: 1 },
      ...{ sha256, sha512: "", packageCount: 0, fileCount: 0, contentBytes: 0 },
    })
    .run();
  const { url } = await operator.images.downloadLink({ id });
  const get = (headers: Record<string, string> = {}, link = url) =>
    answerWithFile(app, new Request(link, { headers }), { imageId: id, file: "image.qcow2" });
  return { ...callers, id, bytes, sha256, url, get };
}

test("a signed link gives the whole image with its hash as ETag", async () => {
  const { get, bytes, sha256 } = await openImage();
  const answer = await get();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("etag")).toBe(`"${sha256}"`);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="image.qcow2"');
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test("ranges of an image put together are the image", async () => {
  const { get, bytes } = await openImage();
  const parts: Buffer[] = [];
  for (const range of ["bytes=0-39999", "bytes=40000-79999", "bytes=80000-", "bytes=-1"]) {
    const answer = await get({ range });
    expect(answer.status).toBe(206);
    parts.push(Buffer.from(await answer.arrayBuffer()));
  }
  expect(Buffer.concat(parts.slice(0, 3)).equals(bytes)).toBe(true);
  expect(parts[3]).toEqual(bytes.subarray(-1));
});

test("a download of another version begins anew instead of going on in the wrong bytes", async () => {
  const { get } = await openImage();
  expect((await get({ range: "bytes=500-", "if-range": '"another"' })).status).toBe(200);
});

test("without a session a link is needed, and one that was changed is refused", async () => {
  const { get, url } = await openImage();
  const plain = new URL(url);
  plain.search = "";
  expect((await get({}, plain.href)).status).toBe(401);
  const later = new URL(url);
  later.searchParams.set("expires", String(Number(later.searchParams.get("expires")) + 1));
  expect((await get({}, later.href)).status).toBe(403);
});

test("a deleted image is gone from the list, the disk and its link", async () => {
  const { admin, id, get } = await openImage();
  await admin.images.remove({ id });
  expect(await admin.images.list({})).toEqual([]);
  expect((await get()).status).toBe(404);
});

test.each([
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=5-", { start: 5, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-30", { start: 0, end: 9 }],
  ["bytes=4-99", { start: 4, end: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=5-4", "unsatisfiable"],
  ["bytes=0-1,3-4", null],
  ["lines=0-1", null],
  [null, null],
])("the range %j of ten bytes is %j", (header, expected) => {
  expect(parseRange(header, "e", { etag: "e", size: 10 })).toEqual(expected);
});
