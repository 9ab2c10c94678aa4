import { text } from "node:stream/consumers";
import { AgentError } from "#protocol/agent-error.ts";
import { checkCloudRequestSchema } from "#protocol/cloud-report.ts";
import { trustAuthorities } from "../host/job-network.ts";
import { checkCloud } from "../openstack/check-cloud.ts";
import { answer, type Command } from "./command.ts";

/** A cloud that gives no answer by then gives none. */
const DEADLINE_MS = 120_000;

/** Says what a cloud is and what its credential may do, seen from this host: for a cloud what `inspect` is for a host. */
export const checkCloudCommand: Command = async () => {
  const request = checkCloudRequestSchema.safeParse(JSON.parse(await text(process.stdin)));
  if (!request.success)
    throw new AgentError("RECIPE_REJECTED", "The cloud is not described as it should be.", { subject: "cloud" });
  const { cloud, secret } = request.data;
  trustAuthorities(cloud.caCertificate);
  answer(await checkCloud({ cloud, secret }, AbortSignal.timeout(DEADLINE_MS)));
};
