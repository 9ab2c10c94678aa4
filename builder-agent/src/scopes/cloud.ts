import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { openCloud } from "../findings.ts";
import { type CloudClients, createCloudClients } from "../openstack/cloud-clients.ts";

export type WithCloud = {
  readonly cloud: CloudClients & {
    /** The same cloud for a release: the job's own signal may be what ended it. */
    readonly underSignal: (signal: AbortSignal) => CloudClients;
  };
};

/** Somebody signed in to the job's cloud. Nothing is held: a token ends by itself. */
export const cloud = defineScope({
  id: "cloud",
  commands: [],
  open: async ({ job, report, signal }: JobContext): Promise<WithCloud> => {
    const underSignal = (other: AbortSignal) => createCloudClients(openCloud.get(job), other);
    const clients = underSignal(signal);
    const { userName, projectName, roles } = await clients.session.identity();
    report.log("agent", `Signed in as ${userName} in project ${projectName}, with the roles ${roles.join(", ")}.`);
    return { cloud: { ...clients, underSignal } };
  },
});
