import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { requireContainerd } from "../recipes/require-buildable.ts";
import type { WithInside } from "../scopes/inside.ts";
import { APT_FAILURES } from "../tools/apt-failures.ts";
import { type PlannedPackage, readPlannedPackages, reportPlannedPackages, runAptGet } from "../tools/apt-get.ts";

const CONTAINERD_PACKAGES: readonly string[] = ["containerd.io", "containerd"];

/** Removes what is in the way of the recipe's parts and installs their packages, in one transaction each. */
export const installPackages = defineStep({
  id: "install-packages",
  title: "Install packages",
  commands: [],
  unneeded: ({ recipe }) => (planParts(recipe).every((plan) => plan.packages.length === 0) ? "skipped" : null),
  run: async (context: JobContext & WithInside) => {
    const { inside, recipe } = context;
    const plans = planParts(recipe);
    const conflicting = await installedOf(
      plans.flatMap((plan) => plan.conflictingPackages),
      context,
    );
    if (conflicting.length > 0) await runAptGet(context, ["remove", ...conflicting]);
    const packages = [...new Set(plans.flatMap((plan) => plan.packages))];
    const { stdout } = await inside.run(["apt-get", "-s", "-q", "install", ...packages], {
      failures: APT_FAILURES,
      isQuiet: true,
    });
    const planned = readPlannedPackages(stdout);
    await requirePlannedContainerd(planned, context);
    reportPlannedPackages(context, planned);
    await runAptGet(context, ["install", "--allow-downgrades", ...packages]);
    const held = plans.flatMap((plan) => plan.heldPackages);
    if (held.length > 0) await inside.run(["apt-mark", "hold", ...held]);
  },
});

/** Before anything is installed: the containerd that apt would install, or the one that is there, has to be new enough. */
async function requirePlannedContainerd(planned: readonly PlannedPackage[], context: JobContext & WithInside): Promise<void> {
  const runtimes = planParts(context.recipe).flatMap(({ containerRuntime }) => containerRuntime ?? []);
  if (runtimes.length === 0) return;
  const found =
    planned.find(({ name }) => CONTAINERD_PACKAGES.includes(name)) ?? (await installedVersions(CONTAINERD_PACKAGES, context))[0];
  const version = /^(?:\d+:)?(\d+\.\d+(?:\.\d+)?)/.exec(found?.version ?? "")?.[1];
  for (const runtime of runtimes) if (version !== undefined) requireContainerd(version, runtime);
}

/** apt-get remove fails for a name that it has never heard of, so only what is installed is named. */
async function installedOf(names: readonly string[], context: WithInside): Promise<string[]> {
  return (await installedVersions(names, context)).map(({ name }) => name);
}

async function installedVersions(names: readonly string[], { inside }: WithInside): Promise<{ name: string; version: string }[]> {
  if (names.length === 0) return [];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
  const format = "--showformat=${db:Status-Status} ${Package} ${Version}\\n";
  const { stdout } = await inside.run(["dpkg-query", "--show", format, ...names], { okExitCodes: [0, 1], isQuiet: true });
  return stdout.split("\n").flatMap((line) => {
    const [, name, version] = /^installed (\S+) (\S+)$/.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });
}
