import { join } from "node:path/posix";
import { AgentError } from "#protocol/agent-error.ts";
import type { Architecture } from "#protocol/recipe.ts";
import type { AgentBundle } from "./agent-bundle.ts";
import type { InstalledAgent } from "./agent-client.ts";
import { mustRun, type Transport } from "./transport.ts";

/** What `uname -m` says, in Debian's words. */
const ARCHITECTURES: Readonly<Record<string, Architecture>> = { x86_64: "amd64", aarch64: "arm64" };

const AGENT_FOLDER_NAME = /^[0-9a-f]{64}(\.partial)?$/;

export async function readArchitecture(transport: Transport, signal: AbortSignal): Promise<Architecture> {
  const machine = (await mustRun(transport, ["uname", "-m"], { signal })).trim();
  const architecture = ARCHITECTURES[machine];
  if (architecture === undefined)
    throw new AgentError("RECIPE_UNSUPPORTED", `There is no agent for ${machine}.`, { subject: machine });
  return architecture;
}

/**
 * Puts the agent and its Node into `<stateFolder>/agents/<hash>` on the host, root's own, unless they lie there whole already.
 *
 * Both are sent under a temporary name, hashed by the host itself, and only then renamed: a folder with the hash as its name never
 * holds anything else. Returns how to call the agent.
 */
export async function installAgent(
  transport: Transport,
  bundle: AgentBundle,
  { stateFolder, signal }: { stateFolder: string; signal: AbortSignal },
): Promise<InstalledAgent & { readonly isNew: boolean }> {
  const agents = join(stateFolder, "agents");
  const folder = join(agents, bundle.hash);
  const installed = { node: join(folder, "node"), program: join(folder, "agent.mjs"), stateFolder };
  if (await isWhole(transport, folder, bundle, signal)) return { ...installed, isNew: false };

  const partial = `${folder}.partial`;
  await mustRun(transport, ["mkdir", "-p", "-m", "0755", stateFolder, agents, partial], { signal });
  for (const file of bundle.files) await transport.put(file.path, join(partial, file.name), { signal });
  if (!(await isWhole(transport, partial, bundle, signal))) {
    await mustRun(transport, ["rm", "-rf", partial], { signal });
    throw new AgentError("HOST_UNREACHABLE", "The agent arrived changed on the host.", { subject: partial });
  }
  const paths = bundle.files.map((file) => join(partial, file.name));
  await mustRun(transport, ["chown", "root:root", partial, ...paths], { signal });
  await mustRun(transport, ["chmod", "0755", ...paths], { signal });
  await mustRun(transport, ["rm", "-rf", folder], { signal });
  await mustRun(transport, ["mv", "-T", partial, folder], { signal });
  return { ...installed, isNew: true };
}

/** Removes every other agent from the host. Only while no job runs there: an older agent may be at work on it. */
export async function removeOldAgents(
  transport: Transport,
  bundle: AgentBundle,
  { stateFolder, signal }: { stateFolder: string; signal: AbortSignal },
): Promise<void> {
  const agents = join(stateFolder, "agents");
  const names = (await mustRun(transport, ["ls", "-1", agents], { signal })).split("\n");
  const old = names.filter((name) => AGENT_FOLDER_NAME.test(name) && name !== bundle.hash).map((name) => join(agents, name));
  if (old.length > 0) await mustRun(transport, ["rm", "-rf", ...old], { signal });
}

async function isWhole(transport: Transport, folder: string, { files }: AgentBundle, signal: AbortSignal): Promise<boolean> {
  const paths = files.map((file) => join(folder, file.name));
  const { exitCode, stdout } = await transport.run(["sha256sum", ...paths], { signal });
  return exitCode === 0 && stdout === files.map((file, index) => `${file.sha256}  ${paths[index]}\n`).join("");
}
