import { expect, test } from "vitest";
import type { RecipePart } from "#protocol/recipe.ts";
import { defaultPipeline, pipelineAfter } from "./default-pipeline.ts";
import { NEW_PARTS } from "./new-parts.ts";

const kubernetes = (isEnabled: boolean): RecipePart => ({
  ...NEW_PARTS.kubernetes,
  prePull: { ...NEW_PARTS.kubernetes.prePull, isEnabled },
});

test("Kubernetes with its container images is built on a running machine, all else in the image's files", () => {
  expect(defaultPipeline([])).toBe("chroot");
  expect(defaultPipeline([NEW_PARTS["docker-ce"], kubernetes(false)])).toBe("chroot");
  expect(defaultPipeline([NEW_PARTS["docker-ce"], kubernetes(true)])).toBe("snapshot");
});

test("the pipeline follows the parts until somebody chooses another than theirs", () => {
  const [without, pulled] = [[kubernetes(false)], [kubernetes(true)]];
  expect(pipelineAfter({ parts: without, pipeline: "chroot" }, pulled)).toBe("snapshot");
  expect(pipelineAfter({ parts: pulled, pipeline: "snapshot" }, without)).toBe("chroot");
  expect(pipelineAfter({ parts: pulled, pipeline: "chroot" }, without)).toBe("chroot");
  expect(pipelineAfter({ parts: without, pipeline: "snapshot" }, pulled)).toBe("snapshot");
});
