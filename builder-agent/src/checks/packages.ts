import type { Recipe } from "#protocol/recipe.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { type Check, failed, judgeFinds, passed } from "./check.ts";
import type { ProgramsGround } from "./programs-ground.ts";

/** Name and, where one was asked, version: as apt-get install takes them. */
function askedPackages(recipe: Recipe): { readonly name: string; readonly version: string | null }[] {
  const requests = [...new Set(planParts(recipe).flatMap((plan) => plan.packages))];
  return requests.map((request) => {
    const [name = request, version = null] = request.split("=");
    return { name, version };
  });
}

function heldPackages(recipe: Recipe): string[] {
  return [...new Set(planParts(recipe).flatMap((plan) => plan.heldPackages))];
}

function services(recipe: Recipe): string[] {
  return [...new Set(planParts(recipe).flatMap((plan) => plan.services))];
}

/** What the recipe's parts installed. */
export const PACKAGE_CHECKS: readonly Check<ProgramsGround>[] = [
  {
    id: "packages-installed",
    lesson: null,
    meaning: "The packages of all parts are installed, in the versions that were asked.",
    applies: (recipe) => askedPackages(recipe).length > 0,
    run: async ({ inside, recipe }) => {
      const asked = askedPackages(recipe);
      const { stdout } = await inside.run(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package} ${Version}\\n", ...asked.map(({ name }) => name)],
        { okExitCodes: [0, 1], isQuiet: true },
      );
      const versions = new Map(
        stdout.split("\n").flatMap((line): [string, string][] => {
          const [, name, version] = /^installed (\S+) (\S+)$/.exec(line) ?? [];
          return name === undefined || version === undefined ? [] : [[name, version]];
        }),
      );
      const objections = asked.flatMap(({ name, version }) => {
        const found = versions.get(name);
        if (found === undefined) return [`${name} is not installed`];
        return version === null || version === found ? [] : [`${name} is ${found}, asked was ${version}`];
      });
      return objections.length > 0
        ? failed(objections.join("; "))
        : passed(asked.map(({ name }) => `${name} ${versions.get(name)}`).join(", "));
    },
  },
  {
    id: "packages-held",
    lesson: null,
    meaning: "Packages that an upgrade must not move are held.",
    applies: (recipe) => heldPackages(recipe).length > 0,
    run: async ({ inside, recipe }) => {
      const { stdout } = await inside.run(["apt-mark", "showhold"], { isQuiet: true });
      const held = new Set(stdout.split("\n"));
      const free = heldPackages(recipe).filter((name) => !held.has(name));
      return judgeFinds(
        free.map((name) => `${name} is not held`),
        `packages that are not held, of ${heldPackages(recipe).join(", ")}`,
      );
    },
  },
  {
    id: "packages-sound",
    lesson: null,
    meaning: "`dpkg --audit` finds no half-installed package.",
    run: async ({ inside }) => {
      const { stdout } = await inside.run(["dpkg", "--audit"], { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
      return stdout.trim() === "" ? passed("dpkg --audit says nothing") : failed(stdout.trim().slice(0, 1_000));
    },
  },
  {
    id: "services-enabled",
    lesson: null,
    meaning: "The parts' services start at boot.",
    applies: (recipe) => services(recipe).length > 0,
    run: async ({ inside, recipe }) => {
      const objections: string[] = [];
      for (const service of services(recipe)) {
        const { stdout } = await inside.run(["systemctl", "is-enabled", service], { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
        if (stdout.trim() !== "enabled") objections.push(`${service} is ${stdout.trim() || "unknown"}`);
      }
      return judgeFinds(objections, `services that do not start, of ${services(recipe).join(", ")}`);
    },
  },
];
