import { readdirSync, readFileSync } from "node:fs";
import { waitUntil } from "../wait-until.ts";

/** Set in the environment of every command of a job. */
export const JOB_VARIABLE = "MIB_JOB";

/** A process for good: pids are given again, but not with the same start time (in clock ticks since boot, proc(5)). */
export type ProcessIdentity = { readonly pid: number; readonly startTicks: string };

/** Null: there is no such process, or it is dead and only waits for its parent. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const stat = readProcessFile(pid, "stat");
  if (stat === null) return null;
  // The command in parentheses may hold blanks and parentheses itself: count from behind it. Field 3 is the state, 22 the start.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  return startTicks === undefined || state === "Z" || state === "X" ? null : { pid, startTicks };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startTicks === identity.startTicks;
}

/** Ends a process group: asked first, forced after the grace time. Returns when its leader is gone. */
export async function endProcessGroup(leader: number, graceMs: number): Promise<void> {
  const identity = identifyProcess(leader);
  sendSignal(-leader, "SIGTERM");
  const force = setTimeout(() => sendSignal(-leader, "SIGKILL"), graceMs);
  try {
    await waitUntil(async () => identity === null || !isAlive(identity), {
      deadlineMs: graceMs + 10_000,
      what: `process ${leader} to end`,
    });
  } finally {
    clearTimeout(force);
  }
  // The leader may have left children in its group.
  sendSignal(-leader, "SIGKILL");
}

/** How long a daemon may take to write back and end: a qemu-nbd with a full cache on a slow disk. */
const DAEMON_GRACE_MS = 20_000;

/** Ends all processes that carry a token in their command line (daemons), or a job's mark in their environment (commands). */
export async function endProcesses(which: { readonly token: string } | { readonly jobId: string }): Promise<void> {
  const isMeant =
    "token" in which
      ? (pid: number) => readProcessFile(pid, "cmdline")?.includes(which.token) === true
      : (pid: number) => readProcessFile(pid, "environ")?.split("\0").includes(`${JOB_VARIABLE}=${which.jobId}`) === true;
  const meant = processIds()
    .filter(isMeant)
    .flatMap((pid) => identifyProcess(pid) ?? []);
  const signal = "token" in which ? "SIGTERM" : "SIGKILL";
  for (const { pid } of meant) sendSignal(pid, signal);
  const force = setTimeout(() => {
    for (const identity of meant) if (isAlive(identity)) sendSignal(identity.pid, "SIGKILL");
  }, DAEMON_GRACE_MS);
  try {
    await waitUntil(async () => !meant.some(isAlive), {
      deadlineMs: DAEMON_GRACE_MS + 10_000,
      what: "processes of the job to end",
    });
  } finally {
    clearTimeout(force);
  }
}

/** All processes but this one. */
export function processIds(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

/** A file of /proc/PID; null where the process is gone or not ours to look at. */
export function readProcessFile(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    // Gone already: what was wanted.
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}
