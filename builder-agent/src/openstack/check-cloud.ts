import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import type { CloudCheck, CloudReport } from "#protocol/cloud-report.ts";
import { createGlance } from "./glance.ts";
import { type CloudSession, createCloudSession, type OpenCloud } from "./keystone.ts";

const schemaSchema = z.object({
  properties: z.object({ disk_format: z.object({ enum: z.array(z.string().nullable()).optional() }) }),
});
const importSchema = z.object({ "import-methods": z.object({ value: z.array(z.string()) }) });
const usageSchema = z.object({ usage: z.record(z.string(), z.object({ limit: z.number(), usage: z.number() })) });
const flavorsSchema = z.object({ flavors: z.array(z.object({ name: z.string() })) });
const networksSchema = z.object({ networks: z.array(z.object({ name: z.string() })) });

type Answer = Omit<CloudCheck, "id">;
type Check = (session: CloudSession) => Promise<Answer>;

/** What somebody who publishes, or builds in a server, wants to know of a cloud before the first image is on its way. */
const CHECKS: readonly (readonly [id: string, check: Check])[] = [
  ["image-service", checkImageService],
  ["disk-formats", checkDiskFormats],
  ["public-images", checkPublicImages],
  ["quota", checkQuota],
  ["import-methods", checkImportMethods],
  ["compute-service", checkComputeService],
  ["network-service", checkNetworkService],
];

/** Signs in and asks; never throws for what the cloud does. Nothing is left in the cloud. */
export async function checkCloud(open: OpenCloud, signal: AbortSignal): Promise<CloudReport> {
  const session = createCloudSession(open, signal);
  const at = new Date().toISOString();
  try {
    const identity = await session.identity();
    const checks: CloudCheck[] = [
      { id: "sign-in", outcome: "passed", evidence: `${identity.userName} in ${identity.projectName}.` },
    ];
    for (const [id, check] of CHECKS) checks.push({ id, ...(await check(session).catch(asFailure)) });
    return { v: 1, at, identity: { ...identity, roles: [...identity.roles] }, checks };
  } catch (cause) {
    return { v: 1, at, identity: null, checks: [{ id: "sign-in", ...asFailure(cause) }] };
  }
}

function asFailure(cause: unknown): Answer {
  return { outcome: "failed", evidence: cause instanceof AgentError ? `${cause.code}: ${cause.message}` : String(cause) };
}

async function checkImageService(session: CloudSession): Promise<Answer> {
  const address = await session.address("image");
  await session.ask({ service: "image", method: "GET", path: "/v2/images?limit=1" });
  return { outcome: "passed", evidence: `${address} lists images.` };
}

async function checkDiskFormats(session: CloudSession): Promise<Answer> {
  const answer = await session.ask({ service: "image", method: "GET", path: "/v2/schemas/image" });
  const formats = (answer.read(schemaSchema).properties.disk_format.enum ?? []).flatMap((format) => format ?? []);
  const isTaken = formats.length === 0 || formats.includes("qcow2");
  return { outcome: isTaken ? "passed" : "failed", evidence: `Takes ${formats.join(", ") || "any format"}; ours are qcow2.` };
}

/** Only trying says what a cloud's policy allows: an image without data is made, and is gone a moment later. */
async function checkPublicImages(session: CloudSession): Promise<Answer> {
  const glance = createGlance(session);
  const trial = await glance.create({ name: "marketplace-image-builder trial", minDiskGib: 0, minRamMib: 0, properties: {} });
  try {
    await glance.setVisibility(trial, "public");
    return { outcome: "passed", evidence: "May make images public." };
  } catch (cause) {
    if (!(cause instanceof AgentError) || cause.code !== "TARGET_FORBIDDEN") throw cause;
    return {
      outcome: "warned",
      evidence: "May not make images public: publish private, shared or community ones, or ask for the role.",
    };
  } finally {
    await glance.remove(trial.id);
  }
}

/** Glance's unified limits (since Yoga); -1 is no limit. */
async function checkQuota(session: CloudSession): Promise<Answer> {
  const answer = await session.ask({ service: "image", method: "GET", path: "/v2/info/usage", okStatuses: [404] });
  if (answer.status === 404) return { outcome: "skipped", evidence: "This Glance does not tell its quotas." };
  const limits = Object.entries(answer.read(usageSchema).usage);
  const full = limits.filter(([, { limit, usage }]) => limit >= 0 && usage >= limit);
  const evidence = limits.map(([name, { limit, usage }]) => `${name}: ${usage} of ${limit < 0 ? "any" : limit}`).join("; ");
  return { outcome: full.length > 0 ? "failed" : "passed", evidence: evidence || "No quotas." };
}

/** Nova and Neutron are for builds in a server: publishing needs neither. */
async function checkComputeService(session: CloudSession): Promise<Answer> {
  if (!(await session.has("compute")))
    return { outcome: "skipped", evidence: "No compute service: images cannot be built there." };
  const answer = await session.ask({ service: "compute", method: "GET", path: "/flavors?limit=100" });
  const names = answer.read(flavorsSchema).flavors.map(({ name }) => name);
  return { outcome: names.length > 0 ? "passed" : "warned", evidence: `Flavors for us: ${names.join(", ") || "none"}.` };
}

async function checkNetworkService(session: CloudSession): Promise<Answer> {
  if (!(await session.has("network")))
    return { outcome: "skipped", evidence: "No network service: images cannot be built there." };
  const answer = await session.ask({ service: "network", method: "GET", path: "/v2.0/networks?limit=100" });
  const names = answer.read(networksSchema).networks.map(({ name }) => name);
  return { outcome: names.length > 0 ? "passed" : "warned", evidence: `Networks for us: ${names.join(", ") || "none"}.` };
}

async function checkImportMethods(session: CloudSession): Promise<Answer> {
  const answer = await session.ask({ service: "image", method: "GET", path: "/v2/info/import" });
  return { outcome: "passed", evidence: answer.read(importSchema)["import-methods"].value.join(", ") || "none" };
}
