import { AgentError } from "#protocol/agent-error.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { ImageScript } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { BUILD_FOLDER, type WithInside } from "../scopes/inside.ts";

/** On the build folder's tmpfs: a script leaves in the image what it does, never itself. */
const SCRIPTS = `${BUILD_FOLDER}/scripts`;

/** Runs the recipe's scripts as root inside the image, in its order, each by its own interpreter line. */
export const runScripts = defineStep({
  id: "run-scripts",
  title: "Run scripts",
  commands: [],
  unneeded: ({ recipe }) => (scriptsOf(recipe).length === 0 ? "skipped" : null),
  run: async (context: JobContext & WithInside) => {
    for (const [index, script] of scriptsOf(context.recipe).entries()) await runScript(script, index, context);
  },
});

function scriptsOf(recipe: Recipe): ImageScript[] {
  return planParts(recipe).flatMap((plan) => plan.scripts);
}

/** Two parts may each have a script of one name: the number keeps them apart. */
async function runScript(
  { name, content }: ImageScript,
  index: number,
  { inside, report }: JobContext & WithInside,
): Promise<void> {
  const path = `${SCRIPTS}/${index}/${name}`;
  await inside.writeFile(path, content, "0700");
  report.log("agent", `Script ${name}:`);
  try {
    await inside.run([path]);
  } catch (cause) {
    // What the tables know (a full disk) or the person did (a cancel) is told as it is.
    if (!(cause instanceof AgentError) || cause.code !== "COMMAND_FAILED") throw cause;
    const { exitCode } = cause.detail;
    throw new AgentError(
      "SCRIPT_FAILED",
      `The script ${name} ended with exit code ${exitCode}.`,
      { ...cause.detail, subject: name },
      { cause },
    );
  }
}
