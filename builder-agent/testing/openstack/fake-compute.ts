import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { FakeGlance } from "./fake-glance.ts";
import type { FakeAnswer, FakeCall } from "./fake-services.ts";

type Thing = Record<string, unknown> & { readonly id: string };

const newServerSchema = z.object({ server: z.looseObject({ name: z.string(), metadata: z.record(z.string(), z.string()) }) });
const newGroupSchema = z.object({ security_group: z.looseObject({ name: z.string(), description: z.string() }) });
const actionSchema = z.object({
  createImage: z.object({ name: z.string(), metadata: z.record(z.string(), z.string()) }).optional(),
});

const ADDRESS = { addr: "192.0.2.7", version: 4 };
const FLAVORS = { flavors: [{ id: "flavor-1", name: "small", disk: 6, ram: 1024 }] };
const NOT_THERE: FakeAnswer = { status: 404, body: {} };
const DONE: FakeAnswer = { status: 204 };

/**
 * Nova and Neutron in memory, as far as a build in a server asks them: servers that run at once, and whose snapshots Glance has at once.
 * For what real ones take minutes for.
 */
export function createFakeCompute(glance: FakeGlance, snapshotBytes: Buffer) {
  const servers = new Map<string, Thing>();
  const groups = new Map<string, Thing>();

  function make(kept: Map<string, Thing>, fields: Record<string, unknown>): Thing {
    const thing = { ...fields, id: randomUUID() };
    kept.set(thing.id, thing);
    return thing;
  }

  const makeServer = (body: unknown): FakeAnswer => {
    const { name, metadata } = newServerSchema.parse(body).server;
    const state = { status: "ACTIVE", "OS-EXT-STS:task_state": null, addresses: { builds: [ADDRESS] } };
    return { status: 202, body: { server: make(servers, { name, metadata, ...state }) } };
  };

  const makeGroup = (body: unknown): FakeAnswer => {
    const { name, description } = newGroupSchema.parse(body).security_group;
    return { status: 201, body: { security_group: make(groups, { name, description }) } };
  };

  function act(server: Thing, body: unknown): FakeAnswer {
    const { createImage } = actionSchema.parse(body);
    if (createImage === undefined) {
      if (Object.hasOwn(Object(body), "os-getConsoleOutput")) return { status: 200, body: { output: "" } };
      servers.set(server.id, { ...server, status: "SHUTOFF" });
      return { status: 202 };
    }
    const id = randomUUID();
    const fixed = { name: createImage.name, disk_format: "qcow2", visibility: "private", min_disk: 6, min_ram: 0 };
    glance.addWhole({ id, ...fixed, image_type: "snapshot", ...createImage.metadata }, snapshotBytes);
    return { status: 202, body: { image_id: id } };
  }

  /** What is answered to a call, by method and path; of one thing `:id` stands for its id. */
  const answers: Readonly<Record<string, (call: FakeCall, id: string) => FakeAnswer>> = {
    "GET /compute/flavors/detail": () => ({ status: 200, body: FLAVORS }),
    "GET /compute/servers/detail": () => ({ status: 200, body: { servers: [...servers.values()] } }),
    "POST /compute/servers": ({ body }) => makeServer(body),
    "GET /compute/servers/:id": (_call, id) => one(servers, id, (server) => ({ status: 200, body: { server } })),
    "DELETE /compute/servers/:id": (_call, id) => (servers.delete(id) ? DONE : NOT_THERE),
    "POST /compute/servers/:id/action": ({ body }, id) => one(servers, id, (server) => act(server, body)),
    "GET /network/v2.0/networks": () => ({ status: 200, body: { networks: [{ id: "network-1", name: "builds" }] } }),
    "GET /network/v2.0/extensions": () => ({ status: 200, body: { extensions: [{ alias: "security-group" }] } }),
    "GET /network/v2.0/security-groups": () => ({ status: 200, body: { security_groups: [...groups.values()] } }),
    "POST /network/v2.0/security-groups": ({ body }) => makeGroup(body),
    "POST /network/v2.0/security-group-rules": () => ({ status: 201, body: {} }),
    "DELETE /network/v2.0/security-groups/:id": (_call, id) => (groups.delete(id) ? DONE : NOT_THERE),
  };

  return {
    servers: servers as ReadonlyMap<string, Thing>,
    groups: groups as ReadonlyMap<string, Thing>,
    answer(call: FakeCall): FakeAnswer {
      const { pathname } = new URL(call.path, "http://fake");
      const [id = ""] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(pathname) ?? [];
      const place = id === "" ? pathname : pathname.replace(id, ":id");
      return answers[`${call.method} ${place}`]?.(call, id) ?? NOT_THERE;
    },
  };
}

function one(things: ReadonlyMap<string, Thing>, id: string, answer: (thing: Thing) => FakeAnswer): FakeAnswer {
  const thing = things.get(id);
  return thing === undefined ? NOT_THERE : answer(thing);
}
