import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { listDescendants } from "./processes.ts";

/** A dashboard as `npm run up` starts it, on a free port, with folders of its own. */
export type Dashboard = Awaited<ReturnType<typeof startDashboard>>;

export type Folders = { readonly data: string; readonly agent: string; readonly config: string };

/** Folders that a dashboard may be started on again and again; the agent's is given. */
export function makeFolders(agent: string): Folders & { remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "mib-e2e-"));
  const folders = { data: join(root, "data"), agent, config: join(root, "config") };
  return { ...folders, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export async function startDashboard({ data, agent, config }: Folders, port?: number) {
  const chosen = port ?? (await findFreePort());
  const environment = { ...process.env, PORT: String(chosen), MIB_DATA_DIR: data, MIB_AGENT_DIR: agent, XDG_CONFIG_HOME: config };
  const up = spawn("npm", ["run", "-s", "up"], { stdio: ["ignore", "pipe", "inherit"], env: environment });
  const lines = await readUntilReady(up);
  return {
    port: chosen,
    url: `http://127.0.0.1:${chosen}`,
    environment,
    /** What `npm run up` printed until it was ready, and the line after that. */
    lines,
    setupUrl: lines.map((line) => /https?:\/\/\S+\/setup\?\S+/.exec(line)?.[0]).find((link) => link !== undefined),
    /** Ctrl-C. */
    async stop(): Promise<void> {
      if (up.exitCode !== null || up.signalCode !== null) return;
      const exit = once(up, "exit");
      for (const pid of listDescendants(up.pid)) trySignal(pid, "SIGINT");
      up.kill("SIGINT");
      await exit;
    },
    /** A power cut for every process of the dashboard, but not for the agent, which is not one of them. */
    async kill(): Promise<void> {
      const pids = [up.pid, ...listDescendants(up.pid)];
      const exit = once(up, "exit");
      for (const pid of pids) trySignal(pid, "SIGKILL");
      await exit;
    },
  };
}

async function readUntilReady(up: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  if (up.stdout === null) throw new Error("The dashboard's output is not piped.");
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const output = createInterface(up.stdout);
  output.on("line", (line) => {
    lines.push(line);
    // The set-up link is part of the same write where there is one.
    if (line.startsWith("Ready: ")) setImmediate(resolve);
  });
  up.on("exit", (code) => reject(new Error(`npm run up ended with ${code}: ${lines.join("\n")}`)));
  await promise;
  return lines;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

function trySignal(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It was gone already.
  }
}
