import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { HOSTS_FOLDER, hostsFiles, mirrorsByRegistry } from "../recipes/containerd-config.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { BUILD_FOLDER, type WithInside } from "../scopes/inside.ts";
import { readContainerImageName } from "../tools/container-image-name.ts";
import { withContainerd } from "../tools/containerd.ts";
import { adviseOnRegistry } from "../tools/pull-failures.ts";
import { pullImages } from "../tools/pull-images.ts";
import { type ResolvedImage, registryAddress, resolveImage } from "../tools/registry-client.ts";
import { askImage } from "./configure-parts.ts";

type Context = JobContext & WithInside;

/** Where the build face's mirrors lie while the images are pulled; the image keeps those of its own face. */
const BUILD_HOSTS_FOLDER = `${BUILD_FOLDER}/certs.d`;
/**
 * Pulls the parts' container images into the image's own containerd (lessons 13 to 15). What each name stands for is asked of
 * the registries first and reported as an input; what was pulled has to be just that.
 */
export const pullContainerImages = defineStep({
  id: "pull-container-images",
  title: "Pull container images",
  commands: [],
  unneeded: ({ recipe }) => (mayPull(recipe.parts) ? null : "skipped"),
  run: async (context: Context) => {
    const { inside, recipe, report } = context;
    const lists = await Promise.all(planParts(recipe).map((plan) => plan.containerImages(askImage(context))));
    const images = await Promise.all([...new Set(lists.flat())].map((name) => pin(name, context)));
    const containerImages = images.map(({ name, digest }) => ({ name, digest }));
    report.event({ type: "inputs.resolved", inputs: { containerImages } });
    for (const file of hostsFiles(recipe.mirrors.build))
      await inside.writeFile(file.path.replace(HOSTS_FOLDER, BUILD_HOSTS_FOLDER), file.content);
    await withContainerd(context, () => pullImages(images, BUILD_HOSTS_FOLDER, context));
  },
});

function mayPull(parts: JobContext["recipe"]["parts"]): boolean {
  return parts.some(
    (part) =>
      (part.kind === "kubernetes" && part.prePull.isEnabled) || (part.kind === "custom" && part.containerImages.length > 0),
  );
}

async function pin(name: string, { recipe, signal }: Context): Promise<ResolvedImage> {
  const { registry } = readContainerImageName(name);
  const addresses = mirrorsByRegistry(recipe.mirrors.build).get(registry) ?? [registryAddress(registry)];
  try {
    return await resolveImage({ name, addresses, architecture: recipe.base.architecture, signal });
  } catch (cause) {
    throw adviseOnRegistry(cause, { name, address: addresses[0] ?? "" });
  }
}
