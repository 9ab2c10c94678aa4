import type { Recipe } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithInside } from "../scopes/inside.ts";
import { type PlannedPackage, readPlannedPackages, reportPlannedPackages, runAptGet } from "../tools/apt-get.ts";

type Upgrade = Exclude<Recipe["upgrade"], "none">;

/** Which of the packages that could be upgraded are; a new kernel is a new package, brought in by its metapackage. */
const CHOICES: { readonly [Kind in Upgrade]: (planned: PlannedPackage, recipe: Recipe) => boolean } = {
  all: ({ isUpgrade }) => isUpgrade,
  security: ({ isUpgrade, from }, recipe) => isUpgrade && isFromSecurity(from, recipe),
};

/** Brings the base's packages up to date, by default with what the security suite has. */
export const upgradePackages = defineStep({
  id: "upgrade-packages",
  title: "Upgrade packages",
  commands: [],
  unneeded: ({ recipe }) => (recipe.upgrade === "none" ? "skipped" : null),
  run: async (context: JobContext & WithInside) => {
    const { inside, recipe, report } = context;
    if (recipe.upgrade === "none") return;
    const choose = CHOICES[recipe.upgrade];
    const { stdout } = await inside.run(["apt-get", "-s", "-q", "upgrade", "--with-new-pkgs"], { isQuiet: true });
    const chosen = readPlannedPackages(stdout).filter((planned) => choose(planned, recipe));
    if (chosen.length === 0) {
      report.log("agent", "Nothing to upgrade.");
      return;
    }
    const names = chosen.map(({ name }) => name);
    const simulated = await inside.run(["apt-get", "-s", "-q", "install", "--only-upgrade", ...names], { isQuiet: true });
    reportPlannedPackages(context, readPlannedPackages(simulated.stdout));
    await runAptGet(context, ["install", "--only-upgrade", ...names]);
  },
});

/** apt names all origins of a version: `Debian:12.12/oldstable, Debian-Security:12/oldstable-security`; a suite is also known by its codename. */
function isFromSecurity(from: string, { base }: Recipe): boolean {
  return from.includes("-security") || from.includes(DISTROS[base.distro].securitySuite(base.codename));
}
