import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { failedMachine, workingDisk } from "../findings.ts";
import { askMonitor } from "../tools/qemu-monitor.ts";
import { waitUntil } from "../wait-until.ts";
import type { BuildMachine, WithBuildMachine } from "./build-machine.ts";
import { buildMachineUserData } from "./build-machine-seed.ts";
import { makeGuestKeys } from "./guest-seed.ts";
import { keepFailedMachine } from "./keep-failed-machine.ts";
import { startReachableMachine } from "./machine-doorway.ts";
import { MACHINE_COMMANDS, type Machine } from "./start-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

/** A machine shuts down in seconds; under TCG beside a busy system in half a minute. */
const STOP_MS = 180_000;

/** A machine of the builder's own that runs the working disk itself. Its network card leads nowhere but to us. */
export const localMachine = defineScope({
  id: "virtual-machine",
  commands: MACHINE_COMMANDS,
  open: async (context: JobContext & WithWorkspace, holder): Promise<WithBuildMachine> => {
    const { job, signal } = context;
    const keys = makeGuestKeys();
    const { machine, doorway } = await startReachableMachine(
      {
        ...{ name: "build-machine", disk: workingDisk.get(job), keys, network: [] },
        userData: buildMachineUserData(keys, failedMachine.find(job)?.publicKey ?? null),
      },
      context,
      holder,
    );
    const buildMachine: BuildMachine = { ...doorway, stop: () => shutDown(machine, signal) };
    holder.onFailure(() => keepFailedMachine(buildMachine, context));
    return { buildMachine };
  },
});

/** As by its power button; what it holds back it writes first. */
async function shutDown({ monitor, command }: Machine, signal: AbortSignal): Promise<void> {
  await askMonitor(monitor, "system_powerdown", signal);
  await waitUntil(async () => command().exitCode() !== undefined, {
    ...{ deadlineMs: STOP_MS, what: "the machine to shut down", code: "IMAGE_BOOT_FAILED", signal },
  });
}
