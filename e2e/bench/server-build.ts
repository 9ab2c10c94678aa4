import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import type { Cloud } from "#protocol/cloud-target.ts";
import { type ComputeCloud, openComputeCloud } from "../../builder-agent/testing/openstack/open-compute-cloud.ts";
import { requestFor, sampleRecipe } from "../../builder-agent/testing/sample-request.ts";
import { round, type Seconds, timeJob, total } from "./time-job.ts";

const GIB = 1024 ** 3;
/** Nothing is installed: what is compared is the way into a cloud, through it and back. */
const RECIPE = sampleRecipe({ pipeline: "snapshot", diskSizeBytes: 4 * GIB, upgrade: "none", parts: [] });

/** The product's steps that do what each part of the bare script does. */
const COUNTERPARTS: Readonly<Record<string, readonly string[]>> = {
  upload: ["cloud (open)", "remove-orphans", "upload-base"],
  active: ["server-instance (open)"],
  login: ["machine-login (open)"],
  leave: ["leave-machine", "machine-login (close)"],
  stop: ["stop-machine"],
  snapshot: ["server-snapshot (open)", "take-snapshot"],
  fetch: ["fetch-snapshot", "server-snapshot (close)"],
  remove: ["server-instance (close)"],
};

/** One snapshot of a server of a real Nova, by the agent and by hand with the public client, one after the other. In seconds. */
export async function benchServerBuild() {
  const folder = mkdtempSync(join(tmpdir(), "mib-bench-"));
  const cloud = await openComputeCloud({ memoryMib: 1024, diskGib: 4 });
  try {
    const state = join(folder, "agent");
    const all = await timeJob(requestTo(cloud), state);
    const bare = await runBareScript(join(folder, "bare"), cloud, await bootableDisk(state));
    const product = Object.fromEntries(
      Object.entries(COUNTERPARTS).map(([part, steps]) => [part, round(steps.reduce((sum, step) => sum + (all[step] ?? 0), 0))]),
    );
    return {
      benchmark: "server-build",
      parts: Object.keys(COUNTERPARTS).map((part) => ({ part, product: product[part], bare: bare[part] ?? null })),
      total: { product: total(product), bare: total(bare), ratio: round(total(product) / total(bare)) },
      whole: all,
    };
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function requestTo(cloud: ComputeCloud) {
  const server = { flavor: cloud.flavorName, network: cloud.networkName };
  const machine = { kind: "server-instance" as const, cloud: cloud.admin, server, liveJobIds: [] };
  return { ...requestFor(RECIPE), kind: "build" as const, machine, keepFailed: null, continues: null, secret: cloud.password };
}

/** The base that the agent made, as large as the recipe's disk: cloud-init grows the root of the bare script's server. */
async function bootableDisk(state: string): Promise<string> {
  const { stdout } = await execa("find", [join(state, "bases"), "-name", "*.qcow2"]);
  const base = z.string().min(1).parse(stdout.split("\n")[0]);
  const disk = `${state}-base.qcow2`;
  await execa("qemu-img", ["create", "-q", "-f", "qcow2", "-b", base, "-F", "qcow2", disk, String(RECIPE.diskSizeBytes)]);
  return disk;
}

async function runBareScript(folder: string, cloud: ComputeCloud, base: string): Promise<Seconds> {
  mkdirSync(folder);
  const args = [new URL("bare-server.sh", import.meta.url).pathname, folder, base, cloud.flavorName, cloud.networkName];
  const { stdio } = await execa("bash", args, {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", ...variablesOf(cloud.admin, cloud.password) },
    extendEnv: false,
  });
  const lines = String(stdio[3]).trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.split(" ")).map(([part = "", seconds]) => [part, round(Number(seconds))]));
}

/** What the public client reads from its environment. */
function variablesOf({ authUrl, signIn, region }: Cloud, secret: string): Readonly<Record<string, string>> {
  if (signIn.kind !== "password") throw new Error("The tests' cloud is entered by password.");
  const { userName, userDomain, projectName, projectDomain } = signIn;
  return {
    ...{ OS_AUTH_URL: authUrl, OS_IDENTITY_API_VERSION: "3", OS_REGION_NAME: region ?? "", OS_PASSWORD: secret },
    ...{
      OS_USERNAME: userName,
      OS_USER_DOMAIN_NAME: userDomain,
      OS_PROJECT_NAME: projectName,
      OS_PROJECT_DOMAIN_NAME: projectDomain,
    },
  };
}
