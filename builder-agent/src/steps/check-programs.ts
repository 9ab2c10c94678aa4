import { AgentError } from "#protocol/agent-error.ts";
import { PROGRAM_CHECKS } from "../checks/catalogue.ts";
import { failed } from "../checks/check.ts";
import { CONTAINERD_CHECKS, hasContainerd } from "../checks/containerd-content.ts";
import { performChecks } from "../checks/perform-checks.ts";
import type { ProgramsGround } from "../checks/programs-ground.ts";
import { defineStep } from "../engine/step.ts";
import { withContainerd } from "../tools/containerd.ts";
import { bypassUnless } from "./bypass-verification.ts";

/** Asks the image's own programs, with containerd running as the image configures it where there is something to ask it. */
export const checkPrograms = defineStep({
  id: "check-programs",
  title: "Check programs",
  commands: [],
  unneeded: bypassUnless("rest"),
  run: async (context: ProgramsGround) => {
    await performChecks(PROGRAM_CHECKS, "rest", context);
    if (hasContainerd(context.recipe)) await checkContainerd(context);
  },
});

/** A containerd that does not come up with the image's configuration is the image's fault, and fails what it would have been asked. */
async function checkContainerd(context: ProgramsGround): Promise<void> {
  try {
    await withContainerd(context, () => performChecks(CONTAINERD_CHECKS, "rest", context));
  } catch (cause) {
    if (!(cause instanceof AgentError) || cause.code !== "IMAGE_CHECK_FAILED") throw cause;
    const fail = async () => failed(cause.message);
    await performChecks(
      CONTAINERD_CHECKS.map((check) => ({ ...check, run: fail })),
      "rest",
      context,
    );
  }
}
