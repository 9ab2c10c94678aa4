import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { AskImage } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import type { WithInside } from "../scopes/inside.ts";
import { writeImageFile } from "./write-image-file.ts";

/** Writes the files of the recipe's parts and sets their services to start at boot. */
export const configureParts = defineStep({
  id: "configure-parts",
  title: "Configure parts",
  commands: [],
  unneeded: ({ recipe }) => (recipe.parts.length === 0 ? "skipped" : null),
  run: async (context: JobContext & WithInside) => {
    const { inside, recipe } = context;
    for (const plan of planParts(recipe)) {
      for (const file of [...plan.files, ...(await plan.dependentFiles(askImage(context)))]) await writeImageFile(file, context);
      if (plan.services.length > 0) await inside.run(["systemctl", "-q", "enable", ...plan.services]);
    }
  },
});

/** Questions are not worth a failure of their own: what depends on the answer says what was missing. */
export function askImage({ inside }: WithInside): AskImage {
  return async (argv) => {
    const { exitCode, stdout } = await inside.run(argv, { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
    return exitCode === 0 ? stdout : "";
  };
}
