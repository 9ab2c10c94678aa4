import type { AttachMethod } from "#protocol/host-report.ts";
import type { Host } from "../host/host.ts";
import { ATTACH_COMMANDS } from "../scopes/attach-disk.ts";

/** Whether a method can work on this host, best first: nbd needs no second copy and no detour through a file. */
const TRIALS: readonly { readonly method: AttachMethod; readonly isPossible: (host: Host) => Promise<boolean> }[] = [
  { method: "nbd", isPossible: hasNbd },
  { method: "nbdfuse", isPossible: async (host) => host.hasPath("/dev/fuse") && host.hasPath("/dev/loop-control") },
  { method: "raw", isPossible: async (host) => host.hasPath("/dev/loop-control") },
];

/** The best method that this host's kernel and commands allow; null: none. */
export async function findAttachMethod(host: Host): Promise<AttachMethod | null> {
  for (const { method, isPossible } of TRIALS) {
    const commands = await Promise.all(ATTACH_COMMANDS[method].map((command) => host.hasCommand(command)));
    if (commands.every(Boolean) && (await isPossible(host))) return method;
  }
  return null;
}

async function hasNbd(host: Host): Promise<boolean> {
  if (host.hasPath("/sys/module/nbd")) return true;
  if (!(await host.hasCommand("modprobe"))) return false;
  // max_part: without it the kernel makes no partition nodes of an nbd device.
  const { exitCode } = await host.run(["modprobe", "nbd", "max_part=16"], { okExitCodes: [0, 1], isQuiet: true });
  return exitCode === 0 && host.hasPath("/sys/module/nbd");
}
