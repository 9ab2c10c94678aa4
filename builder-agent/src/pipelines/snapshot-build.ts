import { inParts } from "../checkpoints/in-parts.ts";
import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { localMachine } from "../scopes/local-machine.ts";
import { machineLogin } from "../scopes/machine-login.ts";
import { workspace } from "../scopes/workspace.ts";
import { checkHost } from "../steps/check-host.ts";
import { leaveMachine } from "../steps/leave-machine.ts";
import { stopMachine } from "../steps/stop-machine.ts";
import { finishImage } from "./finish-image.ts";
import { growDisk } from "./grow-disk.ts";
import { prepareBase } from "./prepare-base.ts";
import { provisionImage } from "./provision-image.ts";
import { scrubDisk } from "./scrub-disk.ts";

/** A build that works in a machine of the builder's own, which runs the disk that becomes the image. */
export const snapshotBuild = definePipeline([
  checkHost,
  within(workspace, [
    ...prepareBase,
    ...inParts(
      [growDisk, within(localMachine, [within(machineLogin, [...provisionImage, leaveMachine]), stopMachine]), scrubDisk],
      finishImage,
    ),
  ]),
]);
