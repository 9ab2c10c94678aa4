import { readFileSync, readlinkSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import { waitUntil } from "../wait-until.ts";
import type { Host } from "./host.ts";
import { processIds, readProcessFile } from "./processes.ts";

/**
 * Unmounts a target and all below it here, and in every other mount namespace that still has it: a job works in a
 * namespace of its own, and after a kill the daemons that it started keep that namespace, and its mounts, alive.
 */
export async function unmountEverywhere(target: string, host: Host): Promise<void> {
  await unmountIn([], () => readFileSync("/proc/self/mountinfo", "utf8"), target, host);
  for (const pid of namespacesWith(target))
    await unmountIn(
      ["nsenter", `--mount=/proc/${pid}/ns/mnt`, "--"],
      () => readProcessFile(pid, "mountinfo") ?? "",
      target,
      host,
    );
}

/** A filesystem that is just let go may be busy for a moment (the loop device above it closes late): asked again for 10 s. */
async function unmountIn(prefix: readonly string[], mounts: () => string, target: string, host: Host): Promise<void> {
  if (!isMounted(mounts(), target)) return;
  const tryOnce = async () => {
    await host.run([...prefix, "umount", "-R", target], { okExitCodes: [0, 1, 32] });
    return !isMounted(mounts(), target);
  };
  if (await tryOnce()) return;
  await waitUntil(async () => tryOnce(), { deadlineMs: 10_000, what: `${target} to be unmounted` }).catch((cause: unknown) => {
    throw new AgentError(
      "HOST_RESOURCE_BUSY",
      `${target} is still in use and cannot be unmounted.`,
      { subject: target },
      { cause },
    );
  });
}

/** One process of each other mount namespace in which the target is mounted. */
function namespacesWith(target: string): number[] {
  const found = new Map<string, number>();
  const own = readlinkSync("/proc/self/ns/mnt");
  for (const pid of processIds()) {
    const namespace = namespaceOf(pid);
    if (namespace === null || namespace === own || found.has(namespace)) continue;
    if (isMounted(readProcessFile(pid, "mountinfo") ?? "", target)) found.set(namespace, pid);
  }
  return [...found.values()];
}

function namespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return null;
  }
}

/** proc_pid_mountinfo(5): the fifth field is the mount point, blanks as \040; job folders hold none. */
function isMounted(mountinfo: string, target: string): boolean {
  return mountinfo.split("\n").some((line) => line.split(" ")[4] === target);
}
