import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import { identifyProcess, isAlive, type ProcessIdentity } from "../host/processes.ts";
import type { JobFolder, StateFolder } from "../state-folder.ts";

const identitySchema = z.object({ pid: z.number().int(), startTicks: z.string() });

/** How long `start` may take from making the job's folder to noting its runner; older than that, it died in between. */
const START_MS = 30_000;

type NewRunner = {
  readonly job: JobFolder;
  readonly jobId: string;
  readonly state: StateFolder;
  /** Given to the runner on its stdin and nowhere else; "" for a job that needs none. */
  readonly secret: string;
};

/**
 * Starts a job's runner in a session of its own, so that it outlives the SSH connection, and in a mount namespace of its
 * own with private propagation: no other process can copy a mount of the image and keep it alive.
 */
export async function spawnRunner({ job, jobId, state, secret }: NewRunner): Promise<void> {
  const output = openSync(job.runnerOutput, "a", 0o640);
  const agent = process.argv[1] ?? "";
  // unshare(1) becomes the runner by exec: the pid noted is the runner's.
  const argv = ["--mount", "--propagation", "private", process.execPath, agent, "run", "--job", jobId, "--state", state.path];
  const runner = spawn("unshare", argv, { detached: true, stdio: ["pipe", output, output], cwd: "/" });
  closeSync(output);
  runner.on("error", () => {});
  const identity = runner.pid === undefined ? null : identifyProcess(runner.pid);
  if (identity === null)
    throw new AgentError("HOST_COMMAND_MISSING", "The runner could not be started with unshare.", { subject: "unshare" });
  writeFileSync(job.process, JSON.stringify(identity));
  // The pipe holds it until the runner reads, though we are gone by then.
  runner.stdin?.on("error", () => {});
  await new Promise<void>((resolve) => (runner.stdin === null ? resolve() : runner.stdin.end(secret, () => resolve())));
  runner.unref();
}

/** Null: no runner was noted. */
export function readRunner(job: JobFolder): ProcessIdentity | null {
  if (!existsSync(job.process)) return null;
  return identitySchema.safeParse(parse(readFileSync(job.process, "utf8"))).data ?? null;
}

/** True while the job's runner lives, or is about to. */
export function isRunning(job: JobFolder): boolean {
  const runner = readRunner(job);
  if (runner !== null) return isAlive(runner);
  const folder = statSync(job.path, { throwIfNoEntry: false });
  return folder !== undefined && Date.now() - folder.mtimeMs < START_MS;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
