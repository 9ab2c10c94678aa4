import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Visibility } from "#protocol/cloud-target.ts";
import type { CloudSession } from "./keystone.ts";

/** An image of Glance v2; custom properties stand beside the named ones, all of them strings. */
export const glanceImageSchema = z.looseObject({
  id: z.string(),
  name: z.string().nullable(),
  status: z.string(),
  visibility: z.enum(["private", "shared", "community", "public"]),
  os_hidden: z.boolean().default(false),
  size: z.number().nullable(),
  os_hash_algo: z.string().nullable().default(null),
  os_hash_value: z.string().nullable().default(null),
  min_disk: z.number(),
  min_ram: z.number(),
  created_at: z.string(),
  /** The project that it belongs to. */
  owner: z.string().nullable().default(null),
});
export type GlanceImage = z.infer<typeof glanceImageSchema>;

/** Nova's own word on an image that it made of a server; what we upload never has it. */
export function isSnapshot(image: GlanceImage): boolean {
  return image["image_type"] === "snapshot";
}

const pageSchema = z.object({ images: z.array(glanceImageSchema), next: z.string().optional() });
const membersSchema = z.object({ members: z.array(z.object({ member_id: z.string() })) });

/** A change of one field or custom property (the Images API's JSON patch); null removes the property. */
export type GlanceChanges = Readonly<Record<string, string | number | boolean | null>>;

export type NewGlanceImage = {
  readonly name: string;
  readonly minDiskGib: number;
  readonly minRamMib: number;
  /** Custom properties, among them our marks. */
  readonly properties: Readonly<Record<string, string>>;
};

/** Glance v2 as far as publishing needs it. Every call throws a `TARGET_…` error with the service's request id. */
export function createGlance(session: CloudSession) {
  const ask = (request: Omit<Parameters<CloudSession["ask"]>[0], "service">) => session.ask({ ...request, service: "image" });
  const path = (id: string) => `/v2/images/${encodeURIComponent(id)}`;

  async function list(query: Readonly<Record<string, string>>): Promise<GlanceImage[]> {
    const images: GlanceImage[] = [];
    let next: string | undefined = `/v2/images?${new URLSearchParams({ ...query, limit: "100" })}`;
    while (next !== undefined) {
      const page: z.infer<typeof pageSchema> = (await ask({ method: "GET", path: next })).read(pageSchema);
      images.push(...page.images);
      next = page.next;
    }
    return images;
  }

  return {
    /**
     * Private, and without data: its status is `queued`. The id is ours, so that a call whose answer was lost, and which is made
     * again, finds what it made (409) instead of making a second one.
     */
    create: async ({ name, minDiskGib, minRamMib, properties }: NewGlanceImage): Promise<GlanceImage> => {
      const id = randomUUID();
      const fixed = { id, name, disk_format: "qcow2", container_format: "bare", visibility: "private" };
      const body = { ...properties, ...fixed, min_disk: minDiskGib, min_ram: minRamMib };
      const made = await ask({ method: "POST", path: "/v2/images", body, okStatuses: [409] });
      const answer = made.status === 409 ? await ask({ method: "GET", path: path(id) }) : made;
      return answer.read(glanceImageSchema);
    },

    /** Null: there is no such image, or none that we may see. */
    find: async (id: string): Promise<GlanceImage | null> => {
      const answer = await ask({ method: "GET", path: path(id), okStatuses: [404] });
      return answer.status === 404 ? null : answer.read(glanceImageSchema);
    },

    /** All images of the project that bear a mark, hidden ones too (they are another list in the API, 2.7). */
    marked: async (property: string, value: string): Promise<GlanceImage[]> => {
      const shown = await list({ [property]: value });
      const hidden = await list({ [property]: value, os_hidden: "true" });
      return [...shown, ...hidden];
    },

    change: async (image: GlanceImage, changes: GlanceChanges): Promise<GlanceImage> => {
      const patch = Object.entries(changes).flatMap(([name, value]) => patchOf(image, name, value));
      if (patch.length === 0) return image;
      const headers = { "content-type": "application/openstack-images-v2.1-json-patch" };
      return (await ask({ method: "PATCH", path: path(image.id), headers, body: patch })).read(glanceImageSchema);
    },

    setVisibility: async (image: GlanceImage, visibility: Visibility): Promise<GlanceImage> => {
      if (image.visibility === visibility) return image;
      const headers = { "content-type": "application/openstack-images-v2.1-json-patch" };
      const body = [{ op: "replace", path: "/visibility", value: visibility }];
      return (await ask({ method: "PATCH", path: path(image.id), headers, body })).read(glanceImageSchema);
    },

    /** Shares with these projects and no others; each has to accept it for its own list. */
    setMembers: async (id: string, members: readonly string[]): Promise<void> => {
      const known = (await ask({ method: "GET", path: `${path(id)}/members` }))
        .read(membersSchema)
        .members.map((one) => one.member_id);
      for (const member of members)
        if (!known.includes(member))
          await ask({ method: "POST", path: `${path(id)}/members`, body: { member }, okStatuses: [409] });
      for (const member of known)
        if (!members.includes(member))
          await ask({ method: "DELETE", path: `${path(id)}/members/${encodeURIComponent(member)}`, okStatuses: [404] });
    },

    deactivate: async (id: string): Promise<void> => {
      await ask({ method: "POST", path: `${path(id)}/actions/deactivate` });
    },
    reactivate: async (id: string): Promise<void> => {
      await ask({ method: "POST", path: `${path(id)}/actions/reactivate` });
    },
    /** Gone is gone: an image that is not there any more is deleted. */
    remove: async (id: string): Promise<void> => {
      await ask({ method: "DELETE", path: path(id), okStatuses: [404] });
    },
    /** Where an image's data is put and got. */
    fileUrl: async (id: string): Promise<string> => `${await session.address("image")}${path(id)}/file`,
  };
}

export type Glance = ReturnType<typeof createGlance>;

function patchOf(image: GlanceImage, name: string, value: GlanceChanges[string]): object[] {
  const before = image[name];
  const path = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  if (value === undefined || before === value) return [];
  if (value === null) return before === undefined ? [] : [{ op: "remove", path }];
  return [{ op: before === undefined ? "add" : "replace", path, value }];
}
