import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { checkPackageMirror } from "../mirrors/check-package-mirror.ts";
import { packageMirrors } from "../mirrors/package-mirrors.ts";
import { reportAnswers } from "../mirrors/report-answers.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/** Asks every package source of both faces: reachable, in time, signed by whom it should be, and for how long yet. */
export const checkPackageMirrors = defineStep({
  id: "check-package-mirrors",
  title: "Check package mirrors",
  commands: ["gpg", "gpgv"],
  run: async (context: JobContext & WithWorkspace) => {
    const mirrors = (["build", "image"] as const).flatMap((face) => packageMirrors(context.recipe, face));
    await Promise.all(
      mirrors.map(async (mirror) =>
        reportAnswers({ ...mirror, uri: mirror.release }, await checkPackageMirror(mirror, context), context),
      ),
    );
  },
});
