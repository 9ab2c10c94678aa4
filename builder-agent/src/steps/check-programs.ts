import { existsSync } from "node:fs";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import { PROGRAM_CHECKS } from "../checks/catalogue.ts";
import { CONTAINERD_CHECKS, hasContainerd } from "../checks/containerd-content.ts";
import { performChecks } from "../checks/perform-checks.ts";
import type { ProgramsGround } from "../checks/programs-ground.ts";
import { defineStep } from "../engine/step.ts";
import { waitUntil } from "../wait-until.ts";
import { bypassUnless } from "./bypass-verification.ts";

const SOCKET = "run/containerd/containerd.sock";

/** Asks the image's own programs, with containerd running as the image configures it where there is something to ask it. */
export const checkPrograms = defineStep({
  id: "check-programs",
  title: "Check programs",
  commands: [],
  unneeded: bypassUnless("rest"),
  run: async (context: ProgramsGround) => {
    await performChecks(PROGRAM_CHECKS, "rest", context);
    if (!hasContainerd(context.recipe)) return;
    const socket = join(context.root.path, SOCKET);
    const containerd = context.chroot.start(["containerd", "--log-level", "warn"]);
    try {
      // One that does not come up is what the first of the checks will say.
      await waitUntil(async () => containerd.exitCode() !== undefined || existsSync(socket), {
        ...{ deadlineMs: 30_000, what: "containerd to open its socket", code: "IMAGE_CHECK_FAILED", signal: context.signal },
      }).catch(rethrowUnlessLate);
      await performChecks(CONTAINERD_CHECKS, "rest", { ...context, socket });
    } finally {
      await containerd.stop();
    }
  },
});

function rethrowUnlessLate(cause: unknown): void {
  if (!(cause instanceof AgentError) || cause.code !== "IMAGE_CHECK_FAILED") throw cause;
}
