import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { planParts } from "../recipes/plan-parts.ts";
import type { WithChroot } from "../scopes/chroot.ts";
import { APT_FAILURES } from "../tools/apt-failures.ts";
import { readPlannedPackages, reportPlannedPackages, runAptGet } from "../tools/apt-get.ts";

/** Removes what is in the way of the recipe's parts and installs their packages, in one transaction each. */
export const installPackages = defineStep({
  id: "install-packages",
  title: "Install packages",
  commands: [],
  unneeded: ({ recipe }) => (planParts(recipe).every((plan) => plan.packages.length === 0) ? "skipped" : null),
  run: async (context: JobContext & WithChroot) => {
    const { chroot, recipe } = context;
    const plans = planParts(recipe);
    const conflicting = await installedOf(
      plans.flatMap((plan) => plan.conflictingPackages),
      context,
    );
    if (conflicting.length > 0) await runAptGet(context, ["remove", ...conflicting]);
    const packages = [...new Set(plans.flatMap((plan) => plan.packages))];
    const { stdout } = await chroot.run(["apt-get", "-s", "-q", "install", ...packages], {
      failures: APT_FAILURES,
      isQuiet: true,
    });
    reportPlannedPackages(context, readPlannedPackages(stdout));
    await runAptGet(context, ["install", "--allow-downgrades", ...packages]);
    const held = plans.flatMap((plan) => plan.heldPackages);
    if (held.length > 0) await chroot.run(["apt-mark", "hold", ...held]);
  },
});

/** apt-get remove fails for a name that it has never heard of, so only what is installed is named. */
async function installedOf(names: readonly string[], { chroot }: WithChroot): Promise<string[]> {
  if (names.length === 0) return [];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
  const { stdout } = await chroot.run(["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\\n", ...names], {
    okExitCodes: [0, 1],
    isQuiet: true,
  });
  return stdout.split("\n").flatMap((line) => /^installed (\S+)$/.exec(line)?.[1] ?? []);
}
