import { AgentError } from "#protocol/agent-error.ts";
import { architectureOf } from "../capabilities/architecture.ts";
import { findAttachMethod } from "../capabilities/attach-method.ts";
import { findMissingCommands } from "../capabilities/missing-commands.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { attachMethod } from "../findings.ts";
import { requireBuildable } from "../recipes/require-buildable.ts";

/** Less than a bootstrap and its image need together (1.5 GiB): with this there is no use in beginning. */
const LEAST_FREE_BYTES = 1_610_612_736;

/** Finds out before anything is touched whether this host can do the job at all. */
export const checkHost = defineStep({
  id: "check-host",
  title: "Check host",
  commands: [],
  run: async (context) => {
    const { host, recipe, report, job } = context;
    if (!host.isRoot()) throw new AgentError("HOST_NOT_ROOT", "The agent has to run as root.");
    requireArchitecture(context);
    requireBuildable(recipe);
    const missing = await findMissingCommands(context.commands, host);
    const [first] = missing;
    if (first !== undefined) {
      const names = missing.map(({ command, package: name }) => `${command} (package ${name})`).join(", ");
      throw new AgentError("HOST_COMMAND_MISSING", `The builder lacks ${names}.`, { subject: first.command });
    }
    const freeBytes = await host.freeBytes(context.state.path);
    if (freeBytes < LEAST_FREE_BYTES)
      throw new AgentError(
        "HOST_DISK_FULL",
        `Only ${freeBytes} bytes are free below ${context.state.path}; a build needs ${LEAST_FREE_BYTES}.`,
        {
          subject: context.state.path,
        },
      );
    const method = await findAttachMethod(host);
    if (method === null)
      throw new AgentError("HOST_ATTACH_UNAVAILABLE", "The builder's kernel has neither nbd nor loop devices.");
    attachMethod.note(job, method);
    report.log("agent", `Disks are attached by ${method}; the image is ${recipe.base.distro} ${recipe.base.version}.`);
  },
});

/** Programs of the image run on the host's processor. */
function requireArchitecture({ recipe }: JobContext): void {
  const own = architectureOf(process.arch);
  if (recipe.base.architecture !== own)
    throw new AgentError(
      "RECIPE_UNSUPPORTED",
      `The builder is ${own ?? process.arch}, the recipe is for ${recipe.base.architecture}.`,
      {
        subject: recipe.base.architecture,
      },
    );
}
