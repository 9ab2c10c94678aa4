import { expect, test } from "vitest";
import { ALL_PIPELINES } from "#agent/pipelines/pipelines.ts";
import { attachedDisk } from "#agent/scopes/attached-disk.ts";
import { workspace } from "#agent/scopes/workspace.ts";
import { cleanImage } from "#agent/steps/clean-image.ts";
import { growRootPartition } from "#agent/steps/grow-root-partition.ts";
import { STEP_IDS } from "#protocol/step-id.ts";
import { definePipeline } from "./pipeline.ts";
import { within } from "./scope.ts";

test("a step outside the scope that it needs does not compile", () => {
  // @ts-expect-error growing a partition needs a disk
  definePipeline([growRootPartition]);
  // @ts-expect-error a workspace is no disk
  definePipeline([within(workspace, [growRootPartition])]);
  // @ts-expect-error cleaning needs a chroot, a disk is not enough
  definePipeline([within(workspace, [within(attachedDisk, [cleanImage])])]);
  // @ts-expect-error a disk needs a workspace for its files
  definePipeline([within(attachedDisk, [growRootPartition])]);

  expect(definePipeline([within(workspace, [within(attachedDisk, [growRootPartition])])]).plan).toEqual(["grow-root-partition"]);
});

test("every step of the protocol stands in a pipeline", () => {
  const plans = ALL_PIPELINES.flatMap(({ plan }) => plan);
  expect([...new Set(plans)].toSorted()).toEqual(STEP_IDS.toSorted());
});
