import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import { MARKS } from "#protocol/cloud-target.ts";
import type { CloudSession, ServiceRequest } from "./keystone.ts";
import { makeOnce } from "./make-once.ts";
import type { Marks } from "./marks.ts";

/** The least version that tells the id of the image which createImage begins (2.45, Pike); what else we need is older. */
const MICROVERSION = "compute 2.45";

const serverSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** BUILD, ACTIVE, SHUTOFF, ERROR …: Nova's "Server statuses". */
  status: z.string(),
  "OS-EXT-STS:task_state": z.string().nullable().default(null),
  metadata: z.record(z.string(), z.string()).default({}),
  addresses: z.record(z.string(), z.array(z.object({ addr: z.string(), version: z.number() }))).default({}),
  fault: z.object({ message: z.string(), details: z.string().optional() }).optional(),
});
export type NovaServer = z.infer<typeof serverSchema>;

const linksSchema = z.array(z.object({ rel: z.string(), href: z.string() })).optional();
const serverAnswerSchema = z.object({ server: serverSchema });
const serverPageSchema = z.object({ servers: z.array(serverSchema), servers_links: linksSchema });
const madeSchema = z.object({ server: z.object({ id: z.string() }) });
const flavorPageSchema = z.object({
  flavors: z.array(z.object({ id: z.string(), name: z.string(), disk: z.number(), ram: z.number() })),
  flavors_links: linksSchema,
});
export type NovaFlavor = z.infer<typeof flavorPageSchema>["flavors"][number];

export type NewServer = {
  readonly name: string;
  readonly flavorId: string;
  readonly imageId: string;
  readonly networkId: string;
  /** Null: the cloud knows no security groups. */
  readonly securityGroupId: string | null;
  /** cloud-init's user-data as text. */
  readonly userData: string;
  readonly marks: Marks;
};

/** Nova as far as building in a server needs it. Every call throws a `TARGET_…` error with the service's request id. */
export function createNova(session: CloudSession, signal: AbortSignal) {
  const ask = (request: Omit<ServiceRequest, "service" | "headers">) =>
    session.ask({ ...request, service: "compute", headers: { "openstack-api-version": MICROVERSION } });
  const path = (id: string) => `/servers/${encodeURIComponent(id)}`;
  const act = (id: string, action: object, okStatuses: readonly number[] = []) =>
    ask({ method: "POST", path: `${path(id)}/action`, body: action, okStatuses });

  async function find(id: string): Promise<NovaServer | null> {
    const answer = await ask({ method: "GET", path: path(id), okStatuses: [404] });
    return answer.status === 404 ? null : answer.read(serverAnswerSchema).server;
  }

  /** All servers of our own project: metadata is no filter that everybody may use. */
  async function list(): Promise<NovaServer[]> {
    const servers: NovaServer[] = [];
    for (let marker: string | undefined = ""; marker !== undefined; ) {
      const query = new URLSearchParams({ limit: "100", ...(marker === "" ? {} : { marker }) });
      const page: z.infer<typeof serverPageSchema> = (await ask({ method: "GET", path: `/servers/detail?${query}` })).read(
        serverPageSchema,
      );
      servers.push(...page.servers);
      marker = hasNext(page.servers_links) ? page.servers.at(-1)?.id : undefined;
    }
    return servers;
  }

  return {
    /** Null: there is no such server any more. */
    find,
    list,

    /** Throws `TARGET_REJECTED` where no flavor that we may use has this name or id. */
    flavor: async (nameOrId: string): Promise<NovaFlavor> => {
      const { flavors } = (await ask({ method: "GET", path: "/flavors/detail?limit=1000" })).read(flavorPageSchema);
      const found = flavors.find(({ id }) => id === nameOrId) ?? flavors.find(({ name }) => name === nameOrId);
      if (found !== undefined) return found;
      throw new AgentError("TARGET_REJECTED", `The cloud has no flavor "${nameOrId}" for this project.`, { subject: nameOrId });
    },

    /** Answers with the server's id as soon as Nova has taken the order; a lost answer makes no second server. */
    create: async (order: NewServer): Promise<string> => {
      const body = { server: serverBody(order) };
      const make = async () =>
        (await ask({ method: "POST", path: "/servers", body, isRepeatable: false })).read(madeSchema).server.id;
      const findMade = async () => {
        const job = order.marks[MARKS.job];
        return (await list()).find(({ name, metadata }) => name === order.name && metadata[MARKS.job] === job)?.id;
      };
      return makeOnce({ make, find: findMade, signal });
    },

    /** Gone is gone; it takes a while, which `awaitDeletion` waits for. */
    remove: async (id: string): Promise<void> => {
      await ask({ method: "DELETE", path: path(id), okStatuses: [404] });
    },

    /** Asks the machine's own system to shut down. One that is down already is stopped (409). */
    stop: async (id: string): Promise<void> => {
      await act(id, { "os-stop": null }, [409]);
    },

    /** The end of what the machine said on its serial console; "" where there is none to be had. */
    console: async (id: string, lines: number): Promise<string> => {
      const answer = await act(id, { "os-getConsoleOutput": { length: lines } }, [404, 409, 501]);
      return answer.status === 200 ? (answer.read(z.object({ output: z.string().nullable() })).output ?? "") : "";
    },

    /** Answers with the id of the image that Nova begins; `metadata` becomes properties of it. */
    createImage: async (id: string, name: string, metadata: Readonly<Record<string, string>>): Promise<string> => {
      const body = { createImage: { name, metadata } };
      const answer = await ask({ method: "POST", path: `${path(id)}/action`, body, isRepeatable: false });
      return answer.read(z.object({ image_id: z.string() })).image_id;
    },
  };
}

export type Nova = ReturnType<typeof createNova>;

/** Never from a volume (its snapshot would be an image of no bytes), and without a key pair: the user-data brings our key. */
function serverBody({ name, flavorId, imageId, networkId, securityGroupId, userData, marks }: NewServer): object {
  return {
    ...{ name, imageRef: imageId, flavorRef: flavorId, networks: [{ uuid: networkId }], config_drive: true, metadata: marks },
    user_data: Buffer.from(userData, "utf8").toString("base64"),
    ...(securityGroupId === null ? {} : { security_groups: [{ name: securityGroupId }] }),
  };
}

function hasNext(links: z.infer<typeof linksSchema>): boolean {
  return links?.some(({ rel }) => rel === "next") ?? false;
}
