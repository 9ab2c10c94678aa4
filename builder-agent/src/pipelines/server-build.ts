import { inParts } from "../checkpoints/in-parts.ts";
import type { JobContext } from "../engine/job-context.ts";
import { definePipeline } from "../engine/pipeline.ts";
import { within } from "../engine/scope.ts";
import { cloud, type WithCloud } from "../scopes/cloud.ts";
import { machineLogin } from "../scopes/machine-login.ts";
import { serverInstance } from "../scopes/server-instance.ts";
import { serverSnapshot } from "../scopes/server-snapshot.ts";
import { type WithWorkspace, workspace } from "../scopes/workspace.ts";
import { checkHost } from "../steps/check-host.ts";
import { fetchSnapshot } from "../steps/fetch-snapshot.ts";
import { leaveMachine } from "../steps/leave-machine.ts";
import { removeOrphans } from "../steps/remove-orphans.ts";
import { stopMachine } from "../steps/stop-machine.ts";
import { takeSnapshot } from "../steps/take-snapshot.ts";
import { uploadBase } from "../steps/upload-base.ts";
import { finishImage } from "./finish-image.ts";
import { growDisk } from "./grow-disk.ts";
import { prepareBase } from "./prepare-base.ts";
import { provisionImage } from "./provision-image.ts";
import { scrubDisk } from "./scrub-disk.ts";

/** A build that works in a server of a cloud, and brings home a snapshot of it (lesson 19, approach B). */
export const serverBuild = definePipeline([
  checkHost,
  within(workspace, [
    ...prepareBase,
    ...inParts(
      [
        growDisk,
        within<JobContext & WithWorkspace, WithCloud>(cloud, [
          removeOrphans,
          uploadBase,
          within(serverInstance, [
            within(machineLogin, [...provisionImage, leaveMachine]),
            stopMachine,
            within(serverSnapshot, [takeSnapshot, fetchSnapshot]),
          ]),
        ]),
        scrubDisk,
      ],
      finishImage,
    ),
  ]),
]);
