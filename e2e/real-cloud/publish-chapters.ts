import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { glanceProperties } from "#domain/publication/glance-properties.ts";
import { cloudReportSchema } from "#protocol/cloud-report.ts";
import { MARKS, type PublicationChange } from "#protocol/cloud-target.ts";
import type { Glance } from "../../builder-agent/src/openstack/glance.ts";
import { eventsOf } from "../../builder-agent/testing/event-queries.ts";
import { type Chapter, type CloudStory, insist, say } from "./cloud-story.ts";

const SIZE_MIB = 8;
/** What a credential has to be good for before there is anything to tell. */
const NEEDED: ReadonlySet<string> = new Set(["sign-in", "image-service", "disk-formats", "quota"]);

/** A real qcow2 whose content nobody else has. */
async function makeImage(folder: string, name: string) {
  const [raw, path] = [join(folder, `${name}.raw`), join(folder, `${name}.qcow2`)];
  writeFileSync(raw, randomBytes(SIZE_MIB * 1024 ** 2));
  await execa("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, path]);
  rmSync(raw);
  const bytes = readFileSync(path);
  return { path, sizeBytes: bytes.length, sha512: createHash("sha512").update(bytes).digest("hex") };
}

/** Publishing as people know it: check, publish, replace, roll back, withdraw, delete. `glance` reads back what stands there. */
export function publishChapters(story: CloudStory, glance: Glance, folder: string): readonly Chapter[] {
  const { agent, cloud, secret, variantId, perform } = story;
  const properties = glanceProperties({ distro: "debian", osVersion: "12" });
  let [first, second] = ["", ""];

  async function publish(name: string, replacedGlanceId: string | null): Promise<string> {
    const file = await makeImage(folder, name);
    const wish = {
      ...{ name: `marketplace-image-builder ${name}`, imageId: randomUUID(), variantId, properties: { ...properties } },
      ...{ minDiskGib: 1, minRamMib: 64, visibility: "private" as const, members: [] },
    };
    const events = await perform<"publish">({ kind: "publish", cloud, file, wish, replacedGlanceId, liveJobIds: [] });
    const id = eventsOf(events, "publication.changed").find(({ state }) => state === "published")?.glanceId ?? "";
    const image = await glance.find(id);
    insist(image?.status === "active", `The image ${id} is ${image?.status ?? "not there"}.`);
    insist(image.size === file.sizeBytes, `Glance has ${image.size} bytes of ${file.sizeBytes}.`);
    if (image.os_hash_algo === "sha512") insist(image.os_hash_value === file.sha512, "Glance has another hash than ours.");
    for (const [property, value] of Object.entries(properties))
      insist(image[property] === value, `${property} is ${String(image[property])}, not ${value}.`);
    return id;
  }

  const change = (...changes: PublicationChange[]) =>
    perform<"change-publications">({ kind: "change-publications", cloud, changes });
  const isHidden = async (id: string) => (await glance.find(id))?.os_hidden ?? null;

  return [
    [
      "the credentials are good for publishing",
      async () => {
        const { stdout } = await agent.call(["check-cloud"], JSON.stringify({ v: 1, cloud, secret }));
        const { checks } = cloudReportSchema.parse(JSON.parse(stdout));
        for (const { id, outcome, evidence } of checks) say(`  ${outcome.padEnd(8)} ${id}: ${evidence}`);
        const failed = checks.find(({ id, outcome }) => NEEDED.has(id) && outcome === "failed");
        insist(failed === undefined, `${failed?.id}: ${failed?.evidence}`);
      },
    ],
    [
      "an image is published, and Glance has its bytes and its properties",
      async () => {
        first = await publish("first", null);
      },
    ],
    [
      "a newer one takes its place",
      async () => {
        second = await publish("second", first);
        insist((await isHidden(first)) === true, "The older image is not hidden.");
      },
    ],
    [
      "a roll back shows the older one again",
      async () => {
        await change({ glanceId: first, state: "published", reason: null }, { glanceId: second, state: "hidden", reason: null });
        insist((await isHidden(first)) === false, "The older image is still hidden.");
        insist((await isHidden(second)) === true, "The newer image is not hidden.");
      },
    ],
    [
      "a withdrawn one is deactivated",
      async () => {
        await change({ glanceId: second, state: "withdrawn", reason: "A story of the tests." });
        insist((await glance.find(second))?.status === "deactivated", "The newer image is not deactivated.");
      },
    ],
    [
      "deleted ones are gone, and nothing else of ours is left",
      async () => {
        await change(...[second, first].map((glanceId) => ({ glanceId, state: "deleted" as const, reason: null })));
        insist((await glance.marked(MARKS.variant, variantId)).length === 0, "Something of the story is left in Glance.");
      },
    ],
  ];
}
