import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import { MARKS } from "#protocol/cloud-target.ts";
import type { CloudSession, ServiceRequest } from "./keystone.ts";
import { makeOnce } from "./make-once.ts";
import { describeMarks, type Marks, readMarks } from "./marks.ts";

const networkSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** False: packets of its ports pass unlooked at, and a security group cannot be given to them. */
  port_security_enabled: z.boolean().default(true),
});
export type NeutronNetwork = z.infer<typeof networkSchema>;

const groupSchema = z
  .object({ id: z.string(), name: z.string(), description: z.string() })
  .transform(({ description, ...group }) => ({ ...group, marks: readMarks(description) }));
export type SecurityGroup = z.infer<typeof groupSchema>;

const groupsSchema = z.object({ security_groups: z.array(groupSchema) });
const extensionsSchema = z.object({ extensions: z.array(z.object({ alias: z.string() })) });

/** Neutron as far as a server needs it that is logged in to. Every call throws a `TARGET_…` error with the service's request id. */
export function createNeutron(session: CloudSession, signal: AbortSignal) {
  const ask = (request: Omit<ServiceRequest, "service">) => session.ask({ ...request, service: "network" });
  const networks = async (query: Readonly<Record<string, string>>) =>
    (await ask({ method: "GET", path: `/v2.0/networks?${new URLSearchParams(query)}` })).read(
      z.object({ networks: z.array(networkSchema) }),
    ).networks;

  /** Of our own project alone: an admin would be shown everybody's. */
  async function groups(): Promise<SecurityGroup[]> {
    const { projectId } = await session.identity();
    const query = new URLSearchParams({ project_id: projectId });
    const answer = await ask({ method: "GET", path: `/v2.0/security-groups?${query}` });
    return answer.read(groupsSchema).security_groups;
  }

  return {
    /** Throws `TARGET_REJECTED` where there is none of this name or id, or where several share the name. */
    network: async (nameOrId: string): Promise<NeutronNetwork> => {
      const named = await networks({ name: nameOrId });
      const [found, another] = named.length > 0 ? named : await networks({ id: nameOrId });
      if (found !== undefined && another === undefined) return found;
      const trouble = found === undefined ? "has no network" : "has several networks of the name";
      throw new AgentError("TARGET_REJECTED", `The cloud ${trouble} "${nameOrId}" for this project.`, { subject: nameOrId });
    },

    hasSecurityGroups: async (): Promise<boolean> => {
      const { extensions } = (await ask({ method: "GET", path: "/v2.0/extensions" })).read(extensionsSchema);
      return extensions.some(({ alias }) => alias === "security-group");
    },

    groups,

    /** A group that lets SSH in and everything out. A lost answer makes no second one. */
    createGroup: async (name: string, marks: Marks): Promise<SecurityGroup> => {
      const body = { security_group: { name, description: describeMarks(marks) } };
      const make = async () =>
        (await ask({ method: "POST", path: "/v2.0/security-groups", body, isRepeatable: false })).read(
          z.object({ security_group: groupSchema }),
        ).security_group;
      const find = async () =>
        (await groups()).find((group) => group.name === name && group.marks[MARKS.job] === marks[MARKS.job]);
      const group = await makeOnce({ make, find, signal });
      for (const ethertype of ["IPv4", "IPv6"]) {
        const ports = { protocol: "tcp", port_range_min: 22, port_range_max: 22 };
        const rule = { security_group_id: group.id, direction: "ingress", ethertype, ...ports };
        // One that is there already, of a call whose answer was lost, is refused as a duplicate (409).
        await ask({ method: "POST", path: "/v2.0/security-group-rules", body: { security_group_rule: rule }, okStatuses: [409] });
      }
      return group;
    },

    /** False: it is in use still, as by a server that is not quite gone. Gone is gone. */
    removeGroup: async (id: string): Promise<boolean> => {
      const path = `/v2.0/security-groups/${encodeURIComponent(id)}`;
      return (await ask({ method: "DELETE", path, okStatuses: [404, 409] })).status !== 409;
    },
  };
}

export type Neutron = ReturnType<typeof createNeutron>;
