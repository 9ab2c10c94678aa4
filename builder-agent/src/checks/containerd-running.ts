import { askCri } from "../tools/ask-cri.ts";
import { type Check, failed, needing, passed, skipped } from "./check.ts";
import { hasKubernetes } from "./kubernetes-files.ts";
import { ask, type MachineGround } from "./machine-ground.ts";

/** containerd on a running machine, as kubelet will ask it. */
export const CONTAINERD_RUNNING_CHECKS: readonly Check<MachineGround>[] = needing("boots", [
  {
    id: "containerd-pulls-through-mirror",
    lesson: "L13",
    meaning: "containerd answers over CRI and pulls the pause image through the image face's mirror: there is no other way out.",
    applies: hasKubernetes,
    run: (ground) =>
      askCri(ground.guest.host(), ground.guest.folder, async (cri) => {
        const version = await cri.version();
        const image = await sandboxImage(ground);
        if (image === null) return failed(`${version} answers, and its configuration names no pause image`);
        const objection = objectToMirrors(image, ground);
        if (objection !== null) return skipped(`${version} answers; nothing was pulled: ${objection}`);
        // Where it was pulled before, it has to go first, or nothing would be asked of the mirror.
        await cri.removeImage(image);
        const reference = await cri.pullImage(image);
        return passed(`${version} answers; pulled ${image} as ${reference}`);
      }),
  },
]);

/** The image that every pod needs, by containerd's own configuration: `sandbox_image` in 1.x, `sandbox` in 2.x. */
async function sandboxImage(ground: MachineGround): Promise<string | null> {
  const config = await ask(ground, ["containerd", "config", "dump"]);
  return /^\s*sandbox(?:_image)? = ["']([^"']+\/[^"']+)["']/m.exec(config)?.[1] ?? null;
}

function objectToMirrors(image: string, { recipe, guest }: MachineGround): string | null {
  const registry = image.split("/")[0] ?? "";
  const mirrors = recipe.mirrors.image?.registries.find((entry) => entry.registry === registry)?.mirrors ?? [];
  if (mirrors.length === 0) return `the profile's image face has no mirror of ${registry}`;
  const objections = mirrors.map(guest.network.objectionTo);
  return objections.includes(null) ? null : (objections[0] ?? null);
}
