import type { JobContext } from "../engine/job-context.ts";
import { within } from "../engine/scope.ts";
import type { Stage } from "../engine/step.ts";
import { virtualMachine } from "../scopes/virtual-machine.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { bootImage } from "../steps/boot-image.ts";
import { compactImage } from "../steps/compact-image.ts";
import { sealImage } from "../steps/seal-image.ts";

/** From a disk at rest that holds everything to the image: what every build ends with. */
export const finishImage: readonly Stage<JobContext & WithWorkspace>[] = [
  compactImage,
  within(virtualMachine, [bootImage]),
  sealImage,
];
