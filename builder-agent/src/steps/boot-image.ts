import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { kernelsAfter } from "../findings.ts";
import type { WithMachine } from "../scopes/virtual-machine.ts";
import { bypassBoot } from "./bypass-boot.ts";

/** cloud-init done takes 70 to 95 s under TCG on two cores (measured), alone on the machine; six times that is a hang. */
const DEADLINE_MS = 600_000;

/** Boots a throwaway copy of the image: the newest kernel has to come up and cloud-init to come to its end. */
export const bootImage = defineStep({
  id: "boot-image",
  title: "Boot image",
  commands: [],
  unneeded: bypassBoot,
  run: async ({ job, machine, report }: JobContext & WithMachine) => {
    const newest = kernelsAfter.get(job).at(-1) ?? "";
    const console = await machine.watch(DEADLINE_MS);
    const isProven = console.kernel === newest && console.isCloudInitDone;
    const evidence = `kernel ${console.kernel ?? "none"} (expected ${newest}), cloud-init ${console.isCloudInitDone ? "done" : "not done"}, after ${console.seconds} s`;
    report.check({
      id: "boots-new-kernel",
      lesson: null,
      phase: "build",
      outcome: isProven ? "passed" : "failed",
      evidence,
    });
    if (!isProven)
      throw new AgentError("IMAGE_BOOT_FAILED", `The image did not boot as it should: ${evidence}.`, { subject: newest });
  },
});
