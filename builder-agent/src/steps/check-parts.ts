import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { PartCheck } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import type { WithChroot } from "../scopes/chroot.ts";
import { ANY_EXIT_CODE } from "./configure-parts.ts";

/** Asks the image whether each part is there as it should be; every answer is reported, one wrong one ends the build. */
export const checkParts = defineStep({
  id: "check-parts",
  title: "Check parts",
  commands: [],
  unneeded: ({ recipe }) => (recipe.parts.length === 0 ? "skipped" : null),
  run: async (context: JobContext & WithChroot) => {
    const failed: string[] = [];
    for (const check of planParts(context.recipe).flatMap((plan) => plan.checks))
      if (!(await passes(check, context))) failed.push(check.id);
    if (failed.length > 0)
      throw new AgentError("IMAGE_CHECK_FAILED", `The image does not pass: ${failed.join(", ")}.`, { subject: failed[0] ?? "" });
  },
});

async function passes(check: PartCheck, { chroot, report }: JobContext & WithChroot): Promise<boolean> {
  const { exitCode, stdout, stderr } = await chroot.run(check.argv, { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
  const isPassed = exitCode === 0 && (check.expects?.test(stdout) ?? true);
  report.check({
    id: check.id,
    lesson: check.lesson,
    phase: "build",
    outcome: isPassed ? "passed" : "failed",
    evidence: `${check.argv.join(" ")} → exit code ${exitCode}: ${(stdout.trim() || stderr.trim()).slice(0, 500)}`,
  });
  return isPassed;
}
