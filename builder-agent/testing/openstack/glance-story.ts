import { randomUUID } from "node:crypto";
import { AgentError } from "#protocol/agent-error.ts";
import type { CloudClients } from "../../src/openstack/cloud-clients.ts";
import type { GlanceImage } from "../../src/openstack/glance.ts";
import { uploadFile } from "../../src/openstack/upload-file.ts";

/** What a client saw of an image after each thing that it did. */
export type GlanceStory = {
  readonly stages: readonly (readonly [after: string, seen: unknown])[];
  /** Every field of a whole image and what kind of value it has. */
  readonly shape: Readonly<Record<string, string>>;
};

type Uploaded = { readonly path: string; readonly sha512: string };

/** Does once all that publishing asks of Glance, and removes it again: for a real one and the fake, which have to agree. */
export async function tellGlanceStory({ glance, session, signal }: CloudClients, file: Uploaded): Promise<GlanceStory> {
  const mark = randomUUID();
  const stages: [string, unknown][] = [];
  const properties = { mib_job: mark, os_distro: "debian" };
  const { id } = await glance.create({ name: "Story", minDiskGib: 1, minRamMib: 64, properties });
  const put = async () =>
    uploadFile({
      ...{ url: await glance.fileUrl(id), token: await session.freshToken(), file: file.path, signal },
      onBytes: () => undefined,
    });
  const look = async () => {
    const image = await glance.find(id);
    if (image === null) throw new Error("The image is gone.");
    return image;
  };
  const told = async (after: string, work: Promise<unknown>) => {
    await work;
    stages.push([after, seen(await look(), file)]);
  };
  await told("create", Promise.resolve());
  await told("upload", put());
  const shape = shapeOf(await look());
  stages.push(["upload again", await codeOf(put())]);
  await told("change", glance.change(await look(), { name: "Told", min_ram: 128, os_distro: null, "mib_a/b": "c" }));
  await told("hide", glance.change(await look(), { os_hidden: true }));
  const marked = (await glance.marked("mib_job", mark)).map((image) => image.id === id);
  stages.push(["find by mark", marked], ["find by another", await glance.marked("mib_job", randomUUID())]);
  await told("share", glance.setVisibility(await look(), "shared"));
  await glance.setMembers(id, ["first", "second"]);
  await told("share with others", glance.setMembers(id, ["second", "third"]));
  await told("deactivate", glance.deactivate(id));
  await told("reactivate", glance.reactivate(id));
  await glance.remove(id);
  await glance.remove(id);
  stages.push(["remove twice", await glance.find(id)]);
  return { stages, shape };
}

/** Where every Glance ends up. */
export const TOLD: GlanceStory["stages"] = [
  ["create", { status: "queued", name: "Story", distro: "debian", isOurs: false }],
  ["upload", { status: "active", name: "Story", distro: "debian", isOurs: true }],
  ["upload again", "TARGET_REJECTED"],
  ["change", { status: "active", name: "Told", distro: null, isOurs: true }],
  ["hide", { status: "active", name: "Told", distro: null, isOurs: true, isHidden: true }],
  ["find by mark", [true]],
  ["find by another", []],
  ["share", { status: "active", name: "Told", distro: null, isOurs: true, isHidden: true, visibility: "shared" }],
  ["share with others", { status: "active", name: "Told", distro: null, isOurs: true, isHidden: true, visibility: "shared" }],
  ["deactivate", { status: "deactivated", name: "Told", distro: null, isOurs: true, isHidden: true, visibility: "shared" }],
  ["reactivate", { status: "active", name: "Told", distro: null, isOurs: true, isHidden: true, visibility: "shared" }],
  ["remove twice", null],
];

/** What a whole image of Glance 25 is made of, with the one property that the story gives it. */
export const WHOLE: GlanceStory["shape"] = {
  ...{ id: "string", name: "string", status: "string", visibility: "string", owner: "string", tags: "array" },
  ...{ disk_format: "string", container_format: "string", min_disk: "number", min_ram: "number" },
  ...{ size: "number", virtual_size: "null", checksum: "string", os_hash_algo: "string", os_hash_value: "string" },
  ...{ os_hidden: "boolean", protected: "boolean", created_at: "string", updated_at: "string" },
  ...{ self: "string", file: "string", schema: "string", stores: "string", mib_job: "string", os_distro: "string" },
};

/** What of an image differs from stage to stage; what is as it mostly is, is left out. */
function seen(image: GlanceImage, { sha512 }: Uploaded) {
  const { status, name, os_hidden, visibility } = image;
  return {
    ...{ status, name, distro: image["os_distro"] ?? null, isOurs: image.os_hash_value === sha512 },
    ...(os_hidden && { isHidden: true }),
    ...(visibility !== "private" && { visibility }),
  };
}

function shapeOf(image: GlanceImage): Record<string, string> {
  const kindOf = (value: unknown) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, kindOf(value)]));
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof AgentError) return error.code;
    throw error;
  }
}
