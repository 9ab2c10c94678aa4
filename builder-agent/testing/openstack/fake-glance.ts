import { createHash } from "node:crypto";
import { z } from "zod";
import type { FakeAnswer, FakeCall } from "./fake-services.ts";

type Stored = Record<string, unknown> & { readonly id: string };

type Verb = (image: Stored, call: FakeCall) => FakeAnswer;

const patchSchema = z.array(
  z.object({ op: z.enum(["add", "replace", "remove"]), path: z.string().startsWith("/"), value: z.unknown().optional() }),
);
const newImageSchema = z.looseObject({ id: z.uuid(), min_disk: z.number(), min_ram: z.number() });
const memberSchema = z.object({ member: z.string() });

/** What Glance 25 knows of each image besides what it was told; the same client tests insist that this is the real one's shape. */
const EMPTY = {
  ...{ status: "queued", tags: [], size: null, virtual_size: null, checksum: null, os_hash_algo: null, os_hash_value: null },
  ...{ os_hidden: false, protected: false, owner: "project-1", schema: "/v2/schemas/image" },
};

const NOT_THERE: FakeAnswer = { status: 404, body: {} };
const DONE: FakeAnswer = { status: 204 };

export type FakeGlance = ReturnType<typeof createFakeGlance>;

/**
 * Glance v2 in memory, as far as publishing asks it, with the answers that the real one gives. For what that does not do on demand: a
 * test that wants a fault answers a call itself, and gives the others to `answer`.
 */
export function createFakeGlance() {
  const images = new Map<string, Stored>();
  const data = new Map<string, Buffer>();
  const members = new Map<string, Set<string>>();

  const change = (id: string, fields: Record<string, unknown>): Stored => {
    const image = { ...images.get(id), ...fields, id };
    images.set(id, image);
    return image;
  };

  function create(body: unknown): FakeAnswer {
    const asked = newImageSchema.parse(body);
    if (images.has(asked.id)) return { status: 409, body: {} };
    return { status: 201, body: add(asked) };
  }

  function add(asked: z.infer<typeof newImageSchema>): Stored {
    const at = { created_at: "2026-11-23T00:00:00Z", updated_at: "2026-11-23T00:00:00Z" };
    const paths = { self: `/v2/images/${asked.id}`, file: `/v2/images/${asked.id}/file` };
    return change(asked.id, { ...EMPTY, ...at, ...paths, ...asked });
  }

  /** Hidden images are another list (API 2.7); every other member of the query has to be a property of the image. */
  function list(query: URLSearchParams): FakeAnswer {
    const isHidden = query.get("os_hidden") === "true";
    const wanted = [...query].filter(([name]) => name !== "os_hidden" && name !== "limit");
    const fits = (image: Stored) => image["os_hidden"] === isHidden && wanted.every(([name, value]) => image[name] === value);
    return { status: 200, body: { images: [...images.values()].filter(fits) } };
  }

  function patch(image: Stored, body: unknown): FakeAnswer {
    const changed: Record<string, unknown> = { ...image };
    for (const { op, path, value } of patchSchema.parse(body)) {
      const name = path.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
      if (op === "remove") delete changed[name];
      else changed[name] = value;
    }
    images.set(image.id, { ...changed, id: image.id });
    return { status: 200, body: changed };
  }

  function store(image: Stored, bytes: Buffer): FakeAnswer {
    if (image["status"] !== "queued") return { status: 409, body: {} };
    const hash = { os_hash_algo: "sha512", os_hash_value: createHash("sha512").update(bytes).digest("hex") };
    const checksum = createHash("md5").update(bytes).digest("hex");
    change(image.id, { ...hash, checksum, status: "active", size: bytes.length, stores: "file" });
    data.set(image.id, bytes);
    return DONE;
  }

  function share({ id }: Stored, { method, body }: FakeCall, member: string | undefined): FakeAnswer {
    const shared = members.get(id) ?? new Set();
    members.set(id, shared);
    if (method === "GET") return { status: 200, body: { members: [...shared].map((member_id) => ({ member_id })) } };
    if (method === "DELETE") return shared.delete(member ?? "") ? DONE : NOT_THERE;
    const asked = memberSchema.parse(body).member;
    if (shared.has(asked)) return { status: 409, body: {} };
    shared.add(asked);
    return { status: 200, body: { member_id: asked } };
  }

  const remove = ({ id }: Stored): FakeAnswer => (images.delete(id) ? DONE : NOT_THERE);

  /** What becomes of one image, by method and what stands after its id. */
  const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
    ["GET", (image) => ({ status: 200, body: image })],
    ["PATCH", (image, { body }) => patch(image, body)],
    ["DELETE", remove],
    ["PUT file", (image, { bytes }) => store(image, bytes)],
    ["GET file", ({ id }) => ({ status: 200, body: data.get(id) })],
    ["POST actions/deactivate", (image) => change(image.id, { status: "deactivated" }) && DONE],
    ["POST actions/reactivate", (image) => change(image.id, { status: "active" }) && DONE],
  ]);

  return {
    images: images as ReadonlyMap<string, Stored>,
    /** An image that another service makes, with all its data. */
    addWhole(asked: z.infer<typeof newImageSchema>, bytes: Buffer): void {
      store(add(asked), bytes);
    },
    answer(call: FakeCall): FakeAnswer {
      const { pathname, searchParams } = new URL(call.path, "http://fake");
      const [, id, rest = ""] = /^\/image\/v2\/images(?:\/([^/]+)(?:\/(.+))?)?$/.exec(pathname) ?? [];
      if (id === undefined) return call.method === "POST" ? create(call.body) : list(searchParams);
      const image = images.get(id);
      if (image === undefined) return NOT_THERE;
      const [, member] = /^members(?:\/(.+))?$/.exec(rest) ?? [];
      if (rest.startsWith("members")) return share(image, call, member);
      return verbs.get(`${call.method} ${rest}`.trimEnd())?.(image, call) ?? { status: 405 };
    },
  };
}
