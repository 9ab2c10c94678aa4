import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { PartCheck } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import type { WithInside } from "../scopes/inside.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { askCri } from "../tools/ask-cri.ts";
import { withContainerd } from "../tools/containerd.ts";

type Context = JobContext & WithWorkspace & WithInside;

const CRI_CHECK = "cri-answers";

/** Asks the image whether each part is there as it should be; every answer is reported, one wrong one ends the build. */
export const checkParts = defineStep({
  id: "check-parts",
  title: "Check parts",
  commands: [],
  unneeded: ({ recipe }) => (recipe.parts.length === 0 ? "skipped" : null),
  run: async (context: Context) => {
    const plans = planParts(context.recipe);
    const failed: string[] = [];
    for (const check of plans.flatMap((plan) => plan.checks)) if (!(await passes(check, context))) failed.push(check.id);
    const hasRuntime = plans.some(({ containerRuntime }) => containerRuntime !== null);
    if (hasRuntime && !(await answersOverCri(context))) failed.push(CRI_CHECK);
    if (failed.length > 0)
      throw new AgentError("IMAGE_CHECK_FAILED", `The image does not pass: ${failed.join(", ")}.`, { subject: failed[0] ?? "" });
  },
});

async function passes(check: PartCheck, { inside, report }: Context): Promise<boolean> {
  const { exitCode, stdout, stderr } = await inside.run(check.argv, { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
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

/**
 * Starts containerd with the configuration that was written and asks it as kubelet will: Docker's package switches CRI off
 * (containerd/containerd#8139), and a key of the wrong version's spelling is ignored without a word.
 */
async function answersOverCri(context: Context): Promise<boolean> {
  const { inside, workspace, report } = context;
  const answer = await withContainerd(context, () =>
    askCri(inside, workspace, async (cri) => ({ isPassed: true, evidence: `CRI answers: ${await cri.version()}` })).catch(
      (cause: unknown) => ({ isPassed: false, evidence: cause instanceof Error ? cause.message : String(cause) }),
    ),
  );
  const outcome = answer.isPassed ? "passed" : "failed";
  report.check({ id: CRI_CHECK, lesson: "L13", phase: "build", outcome, evidence: answer.evidence });
  return answer.isPassed;
}
