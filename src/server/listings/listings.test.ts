import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { hostIdSchema, imageIdSchema } from "#domain/id.ts";
import { imageListingSchema } from "#domain/image/image-listing.ts";
import { NEW_LISTING } from "#domain/variant/new-listing.ts";
import { image as imageTable } from "#server/db/schema/job.ts";
import { insertHost } from "#server/hosts/hosts.repo.ts";
import { newId } from "#server/id.ts";
import { answerWithFile } from "#server/images/answer-with-file.ts";
import { openTestApp } from "#server/testing.ts";
import { answerWithLogo } from "./answer-with-logo.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle r="4" fill="#123456"/></svg>';
const encode = (text: string) => ({ mediaType: "image/svg+xml", base64: Buffer.from(text).toString("base64") }) as const;

async function openListed() {
  const callers = openTestApp();
  const { app, admin, operator } = callers;
  insertHost(app.db, { id: newId(hostIdSchema), name: "local", transport: "local", folder: "/nowhere", connection: "ready" });
  const [variant] = (await admin.variants.list({ isArchived: false })).filter(({ name }) => name === "debian-12-docker");
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const build = await operator.builds.start({ variantId: variant.id, isReuseAllowed: true });
  const id = newId(imageIdSchema);
  app.db
    .insert(imageTable)
    .values({
      ...{ id, buildId: build.id, variantId: variant.id, fileName: "image.qcow2", sizeBytes: 5, virtualSizeBytes: 9 },
      ...{
        sha256: "a",
        sha512: "b",
        packageCount: 3,
        fileCount: 0,
        contentBytes: 0,
        createdAt: new Date("2026-10-30T08:00:00Z"),
      },
    })
    .run();
  const save = (listing: object) =>
    admin.variants.update({
      id: variant.id,
      revision: variant.revision,
      definition: { ...variant.definition, listing: { ...NEW_LISTING, ...listing } },
    });
  const { url } = await operator.images.downloadLink({ id });
  const get = (headers: Record<string, string> = {}) =>
    answerWithFile(app, new Request(url, { headers }), { imageId: id, file: "listing.json" });
  return { ...callers, id, variant, save, get };
}

test("listing.json has each language's words with the title and the summary where there are none, and the image's own facts", async () => {
  const { save, get, id } = await openListed();
  await save({
    texts: { en: { name: "Docker", usage: "docker ps" }, fa: { description: "داکر روی دبیان" } },
    supportEndsOn: "2027-04-30",
  });
  const listing = imageListingSchema.parse(await (await get()).json());
  expect(listing.texts).toEqual({
    en: { direction: "ltr", name: "Docker", description: expect.stringMatching(/^Debian 12 with/), usage: "docker ps" },
    fa: { direction: "rtl", name: "Debian 12 + Docker", description: "داکر روی دبیان", usage: "" },
  });
  expect(listing).toMatchObject({ v: 1, supportEndsOn: "2027-04-30", needs: { diskGib: 6, ramMib: 512 } });
  expect(listing.image).toMatchObject({ id, fileName: "image.qcow2", sha256: "a", distro: "debian", packageCount: 3 });
  expect(Buffer.from(listing.logo.base64, "base64")).toEqual(await readFile("public/icons/docker-ce.svg"));
});

test("a changed listing is told of an image that stands already, up to the image's own day", async () => {
  const { save, get } = await openListed();
  const before = (await get()).headers.get("etag") ?? "";
  expect((await get({ "if-none-match": before })).status).toBe(304);
  const change = (day: string, text: string) => ({ day, texts: { en: text } });
  await save({ changelog: [change("2026-10-31", "Later."), change("2026-09-01", "First."), change("2026-10-30", "This.")] });
  const answer = await get({ "if-none-match": before });
  expect(answer.status).toBe(200);
  const { changelog } = imageListingSchema.parse(await answer.json());
  expect(changelog.map(({ texts }) => texts["en"])).toEqual(["This.", "First."]);
});

test("an uploaded logo is the listing's, and is given out to whoever is signed in", async () => {
  const { app, admin, save, get } = await openListed();
  const logo = await admin.listings.uploadLogo(encode(SVG));
  await save({ logo });
  const listing = imageListingSchema.parse(await (await get()).json());
  expect(Buffer.from(listing.logo.base64, "base64").toString()).toBe(SVG);
  const file = `${logo.sha256}.svg`;
  expect((await answerWithLogo(app, new Request("http://127.0.0.1/"), file)).status).toBe(401);
  const signedIn = {
    ...app,
    session: { ...app.session, who: async () => ({ id: "1", name: "", email: "", role: "viewer" }) as never },
  };
  const answer = await answerWithLogo(signedIn, new Request("http://127.0.0.1/"), file);
  expect(await answer.text()).toBe(SVG);
  expect(answer.headers.get("content-type")).toBe("image/svg+xml");
  expect((await answerWithLogo(signedIn, new Request("http://127.0.0.1/"), "../catalog.db")).status).toBe(404);
});

test("a logo that is more than a picture is refused, and so is a variant that names one which was never uploaded", async () => {
  const { admin, save } = await openListed();
  const active = admin.listings.uploadLogo(encode(SVG.replace("/></svg>", "><script>alert(1)</script></circle></svg>")));
  await expect(active).rejects.toMatchObject({ cause: { code: "LOGO_ACTIVE" } });
  const unknown = save({ logo: { kind: "upload", sha256: "0".repeat(64), mediaType: "image/png" } });
  await expect(unknown).rejects.toMatchObject({ cause: { code: "LOGO_NOT_HERE", values: { name: "debian-12-docker" } } });
});

test("a draft of what changed takes two images", async () => {
  const { admin, variant } = await openListed();
  await expect(admin.listings.draftChange({ variantId: variant.id })).rejects.toMatchObject({
    cause: { code: "NOTHING_TO_COMPARE" },
  });
});
