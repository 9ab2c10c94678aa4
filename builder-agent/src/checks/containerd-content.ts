import type { Recipe } from "#protocol/recipe.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { askImage } from "../steps/configure-parts.ts";
import { askCri } from "../tools/ask-cri.ts";
import { CTR } from "../tools/containerd.ts";

import { type Check, failed, judgeFinds, passed } from "./check.ts";
import { hasContainerImages } from "./content-store.ts";
import { hasKubernetes } from "./kubernetes-files.ts";
import type { ProgramsGround } from "./programs-ground.ts";

export function hasContainerd(recipe: Recipe): boolean {
  return hasKubernetes(recipe) || hasContainerImages(recipe);
}

/** What kubelet will find in containerd, running in the chroot as the image configures it. `k8s.io` is the namespace into which it looks (lesson 14). */
export const CONTAINERD_CHECKS: readonly Check<ProgramsGround>[] = [
  {
    id: "cri-answers",
    lesson: "L13",
    meaning: "containerd, started with the image's own configuration, answers over CRI.",
    applies: hasKubernetes,
    run: ({ inside, workspace }) => askCri(inside, workspace, async (cri) => passed(await cri.version())),
  },
  {
    id: "prepulled-images-complete",
    lesson: "L14",
    meaning: "Every container image that was asked lies whole in containerd's namespace k8s.io.",
    applies: hasContainerImages,
    run: async (ground) => {
      const found = await checkImages(ground);
      const asked = await askedImages(ground);
      const missing = asked.filter((image) => found.get(image)?.isComplete !== true);
      if (asked.length === 0) return failed("the image could not say which container images it needs");
      return judgeFinds(
        missing.map((image) => `${image} is ${found.has(image) ? "incomplete" : "missing"}`),
        `missing ones of ${asked.join(", ")}`,
      );
    },
  },
  {
    id: "prepulled-images-unpacked",
    lesson: "L19",
    meaning: "The container images are unpacked for the snapshotter that kubelet will use.",
    applies: hasContainerImages,
    run: async (ground) => {
      const packed = [...(await checkImages(ground))].filter(([, { isUnpacked }]) => !isUnpacked);
      return judgeFinds(
        packed.map(([image]) => `${image} is not unpacked`),
        `images not unpacked for ${await snapshotter(ground)}`,
      );
    },
  },
  {
    id: "container-images-absent",
    lesson: "L17",
    meaning: "Without pre-pull no container image makes the image larger.",
    applies: (recipe) => hasKubernetes(recipe) && !hasContainerImages(recipe),
    run: async ({ inside }) => {
      const { stdout } = await inside.run([...CTR, "images", "list", "-q"], { isQuiet: true });
      return judgeFinds(
        stdout.split("\n").filter((line) => line !== ""),
        "container images in k8s.io",
      );
    },
  },
];

async function askedImages(context: ProgramsGround): Promise<string[]> {
  const lists = await Promise.all(planParts(context.recipe).map((plan) => plan.containerImages(askImage(context))));
  return [...new Set(lists.flat())];
}

async function snapshotter({ inside }: ProgramsGround): Promise<string> {
  const { stdout } = await inside.run(["containerd", "config", "dump"], { isQuiet: true });
  return /^\s*snapshotter = ["']([a-z0-9.-]+)["']/m.exec(stdout)?.[1] ?? "overlayfs";
}

type CheckedImage = { readonly isComplete: boolean; readonly isUnpacked: boolean };

async function checkImages(ground: ProgramsGround): Promise<ReadonlyMap<string, CheckedImage>> {
  const { stdout } = await ground.inside.run([...CTR, "images", "check", "--snapshotter", await snapshotter(ground)], {
    isQuiet: true,
  });
  return readCheckedImages(stdout);
}

/** `ctr images check`: REF TYPE DIGEST STATUS SIZE UNPACKED, where STATUS is `complete (5/5)` or `incomplete (2/5)`. */
export function readCheckedImages(output: string): Map<string, CheckedImage> {
  return new Map(
    output.split("\n").flatMap((line): [string, CheckedImage][] => {
      const [, name, status, unpacked] = /^(\S+)\s+\S+\s+sha256:\S+\s+(\S+) \(.*\s(true|false)\s*$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, { isComplete: status === "complete", isUnpacked: unpacked === "true" }]];
    }),
  );
}
