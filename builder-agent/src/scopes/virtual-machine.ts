import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { compactedImage } from "../findings.ts";
import { bypassBoot } from "../steps/bypass-boot.ts";
import { BOOT_PROOF, type BootPatience, type ConsoleReading } from "../tools/boot-console.ts";
import { MACHINE_COMMANDS, STILL_MS, startMachine } from "./start-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithMachine = {
  readonly machine: {
    /** Waits until the console says that the boot is done or has failed, the machine ends, or the deadline passes. */
    readonly watch: (deadlineMs: number) => Promise<ConsoleReading>;
  };
};

/** cloud-config(5): the last message is the proof that is waited for, then the machine ends itself. */
const USER_DATA = `#cloud-config\nfinal_message: "${BOOT_PROOF}"\nssh_pwauth: false\npower_state: { mode: poweroff, timeout: 30 }\n`;

/** A machine that runs a throwaway overlay of the image that was just built, in a network that leads nowhere. */
export const virtualMachine = defineScope({
  id: "virtual-machine",
  commands: MACHINE_COMMANDS,
  unneeded: bypassBoot,
  open: async (context: JobContext & WithWorkspace, holder): Promise<WithMachine> => {
    const order = {
      name: "machine",
      disk: { overlayOf: compactedImage.get(context.job), sizeBytes: null },
      userData: USER_DATA,
      network: () => [],
    };
    const machine = await startMachine(order, context, holder);
    const watch = (patience: BootPatience) => machine.console().finished(machine.command().exited, patience, context.signal);
    return {
      machine: {
        watch: async (deadlineMs) => {
          const first = await watch({ deadlineMs, silenceMs: STILL_MS });
          if (!first.isStill) return first;
          await machine.startAgain();
          return watch({ deadlineMs });
        },
      },
    };
  },
});
