import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { openCloud } from "../findings.ts";
import { createGlance, type Glance } from "../openstack/glance.ts";
import { type CloudSession, createCloudSession } from "../openstack/keystone.ts";

export type WithCloud = { readonly cloud: { readonly session: CloudSession; readonly glance: Glance } };

/** Somebody signed in to the job's cloud. Nothing is held: a token ends by itself. */
export const cloud = defineScope({
  id: "cloud",
  commands: [],
  open: async ({ job, report, signal }: JobContext): Promise<WithCloud> => {
    const session = createCloudSession(openCloud.get(job), signal);
    const { userName, projectName, roles } = await session.identity();
    report.log("agent", `Signed in as ${userName} in project ${projectName}, with the roles ${roles.join(", ")}.`);
    return { cloud: { session, glance: createGlance(session) } };
  },
});
