import { existsSync } from "node:fs";
import { AgentError } from "#protocol/agent-error.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { askMonitor, readForwardedPort } from "../tools/qemu-monitor.ts";
import { waitUntil } from "../wait-until.ts";
import { BOOT_MS, type Doorway } from "./guest-login.ts";
import { GUEST_SSH_PORT, type GuestKeys } from "./guest-seed.ts";
import { type Machine, type MachineOrder, startMachine } from "./start-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

/** A machine that somebody is to get into; `network` has further options of its user network. */
type ReachableOrder = Omit<MachineOrder, "network"> & { readonly network: readonly string[]; readonly keys: GuestKeys };

/** A machine that runs on the builder, and the way into it: a port of loopback that qemu forwards, and the console to tell when it is in vain. */
export async function startReachableMachine(
  { keys, network, ...order }: ReachableOrder,
  context: JobContext & WithWorkspace,
  holder: Holder,
): Promise<{ readonly machine: Machine; readonly doorway: Doorway }> {
  // Port 0: the kernel chooses a free one, and nobody can take it in between. Started again, the machine keeps it.
  let port = 0;
  const forward = () => [`hostfwd=tcp:127.0.0.1:${port}-:${GUEST_SSH_PORT}`, ...network];
  const machine = await startMachine({ ...order, network: forward }, context, holder);
  port = await forwardedPort(machine, context.signal);
  const doorway: Doorway = {
    ...{ address: "127.0.0.1", port, keys, unreachable: "IMAGE_BOOT_FAILED", machine },
    hopeless: async (bounded) => {
      const command = machine.command();
      const { fatalLine } = await machine.console().finished(command.exited, { deadlineMs: BOOT_MS }, bounded);
      return fatalLine ?? (command.exitCode() === undefined ? "nobody could log in" : "qemu ended");
    },
  };
  return { machine, doorway };
}

/** The port of the builder that the kernel chose for the machine's ssh: qemu knows it as soon as it answers. */
async function forwardedPort({ monitor, command }: Machine, signal: AbortSignal): Promise<number> {
  let port: number | null = null;
  const isKnown = async () => {
    if (command().exitCode() !== undefined) throw new AgentError("COMMAND_FAILED", "qemu ended as soon as it was started.");
    if (existsSync(monitor)) port = readForwardedPort(await askMonitor(monitor, "info usernet", signal), GUEST_SSH_PORT);
    return port !== null;
  };
  await waitUntil(isKnown, { deadlineMs: 10_000, what: "qemu to say which port it forwards", signal });
  return port ?? 0;
}
