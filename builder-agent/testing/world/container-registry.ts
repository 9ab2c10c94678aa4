import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../src/wait-until.ts";

/** A line of the registry's own access log (Apache's combined format). */
export type RegistryRequest = { readonly method: string; readonly path: string; readonly status: number; readonly agent: string };

export type Registry = { readonly requests: () => RegistryRequest[]; readonly close: () => Promise<void> };

/** Starts Debian's docker-registry over a folder of container images; answers when it serves. `address` is `host:port`, and has to be free. */
export async function startRegistry(data: string, address: string): Promise<Registry> {
  // One that a killed test left would answer in this one's place, and its log would stay empty.
  if (await answers(address)) throw new Error(`Somebody serves on ${address} already: end that docker-registry.`);
  const folder = await mkdtemp(join(tmpdir(), "mib-registry-"));
  const config = join(folder, "config.yml");
  const log = join(folder, "access.log");
  await mkdir(data, { recursive: true });
  // JSON is YAML.
  await writeFile(
    config,
    JSON.stringify({
      ...{ version: 0.1, log: { level: "warn" }, http: { addr: address } },
      storage: { filesystem: { rootdirectory: data } },
    }),
  );
  const logFile = await open(log, "w");
  const server = spawn("docker-registry", ["serve", config], { stdio: ["ignore", logFile.fd, "ignore"] });
  await logFile.close();
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(() => answers(address), { deadlineMs: 10_000, what: `docker-registry on ${address}` });
  } catch (cause) {
    await close();
    throw cause;
  }
  return { requests: () => readAccessLog(readFileSync(log, "utf8")), close };
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`http://${address}/v2/`)).ok;
  } catch {
    return false;
  }
}

function readAccessLog(text: string): RegistryRequest[] {
  return text.split("\n").flatMap((line) => {
    const [, method, path, status, agent] = /"(\S+) (\S+) HTTP\/[\d.]+" (\d{3}) \S+ "[^"]*" "([^"]*)"/.exec(line) ?? [];
    if (method === undefined || path === undefined || path === "/v2/") return [];
    return [{ method, path, status: Number(status), agent: agent ?? "" }];
  });
}
