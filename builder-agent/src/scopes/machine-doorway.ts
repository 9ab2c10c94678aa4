import { existsSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import type { ConsoleReader } from "../tools/boot-console.ts";
import { askMonitor, readForwardedPort } from "../tools/qemu-monitor.ts";
import { waitUntil } from "../wait-until.ts";
import { BOOT_MS, type Doorway } from "./guest-login.ts";
import { GUEST_SSH_PORT, type GuestKeys } from "./guest-seed.ts";
import type { Machine } from "./start-machine.ts";

type Running = { readonly machine: Machine; readonly console: ConsoleReader; readonly keys: GuestKeys };

/** The way into a machine that runs on the builder: a port of loopback that qemu forwards, and the console to tell when it is in vain. */
export async function openDoorway({ machine, console, keys }: Running, signal: AbortSignal): Promise<Doorway> {
  return {
    ...{ address: "127.0.0.1", port: await forwardedPort(machine, signal), keys, unreachable: "IMAGE_BOOT_FAILED" },
    hopeless: async (bounded) => {
      const { fatalLine } = await console.finished(machine.command.exited, BOOT_MS, bounded);
      return fatalLine ?? (machine.command.exitCode() === undefined ? "nobody could log in" : "qemu ended");
    },
  };
}

/** The port of the builder that the kernel chose for the machine's ssh: qemu knows it as soon as it answers. */
async function forwardedPort({ monitor, command }: Machine, signal: AbortSignal): Promise<number> {
  let port: number | null = null;
  const isKnown = async () => {
    if (command.exitCode() !== undefined) throw new AgentError("COMMAND_FAILED", "qemu ended as soon as it was started.");
    if (existsSync(monitor)) port = readForwardedPort(await askMonitor(monitor, "info usernet", signal), GUEST_SSH_PORT);
    return port !== null;
  };
  await waitUntil(isKnown, { deadlineMs: 10_000, what: "qemu to say which port it forwards", signal });
  return port ?? 0;
}
