import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { checkRegistryMirror } from "../mirrors/check-registry-mirror.ts";
import { registryMirrors } from "../mirrors/registry-mirrors.ts";
import { reportAnswers } from "../mirrors/report-answers.ts";

/** Asks every registry of both faces for a real manifest: that a server answers says nothing of what it has. */
export const checkRegistries = defineStep({
  id: "check-registries",
  title: "Check registries",
  commands: [],
  run: async (context: JobContext) => {
    const mirrors = (["build", "image"] as const).flatMap((face) => registryMirrors(context.recipe, face));
    await Promise.all(
      mirrors.map(async (mirror) => {
        const answers = await checkRegistryMirror(mirror, context);
        reportAnswers({ face: mirror.face, source: mirror.registry, uri: mirror.uri }, answers, context);
      }),
    );
  },
});
