import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { FailureTable } from "../host/failure-table.ts";
import { HOSTS_FOLDER, hostsFiles } from "../recipes/containerd-config.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { CHROOT_FOLDER, type WithChroot } from "../scopes/chroot.ts";
import { GEO_BLOCK_FAILURES } from "../tools/apt-failures.ts";
import { waitUntil } from "../wait-until.ts";
import { ANY_EXIT_CODE, askImage } from "./configure-parts.ts";

type Context = JobContext & WithChroot;

/** Where the build face's mirrors lie while the images are pulled; the image keeps those of its own face. */
const BUILD_HOSTS_FOLDER = `${CHROOT_FOLDER}/certs.d`;

const PULL_FAILURES: FailureTable = [
  ...GEO_BLOCK_FAILURES,
  { pattern: /(\S+): not found/, code: "MIRROR_NOT_FOUND", message: (image) => `No registry has ${image}.` },
  {
    pattern: /no match for platform/,
    code: "RECIPE_UNSUPPORTED",
    message: () => "A container image does not exist for this architecture.",
  },
  {
    pattern: /(dial tcp.*|no such host|i\/o timeout|unexpected status.*)/,
    code: "MIRROR_UNREACHABLE",
    message: (reason) => `A container registry cannot be reached: ${reason}`,
  },
];

/** Pulls the parts' container images into the image's own containerd (lessons 13 to 15). */
export const pullContainerImages = defineStep({
  id: "pull-container-images",
  title: "Pull container images",
  commands: [],
  unneeded: ({ recipe }) =>
    recipe.parts.some((part) => part.kind === "kubernetes" && part.prePull.isEnabled) ? null : "skipped",
  run: async (context: Context) => {
    const { chroot, recipe, report } = context;
    const lists = await Promise.all(planParts(recipe).map((plan) => plan.containerImages(askImage(context))));
    const images = [...new Set(lists.flat())];
    for (const file of hostsFiles(recipe.mirrors.build))
      await chroot.writeFile(file.path.replace(HOSTS_FOLDER, BUILD_HOSTS_FOLDER), file.content);
    const containerd = chroot.start(["containerd", "--log-level", "warn"]);
    try {
      await waitUntil(() => answers(context), { deadlineMs: 30_000, what: "containerd to answer", signal: context.signal });
      for (const [index, image] of images.entries()) {
        report.progress(index, images.length, "images");
        await pull(image, context);
      }
      await reportDigests(context);
    } finally {
      await containerd.stop();
    }
  },
});

async function answers({ chroot }: Context): Promise<boolean> {
  const { exitCode } = await chroot.run(["ctr", "version"], { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
  return exitCode === 0;
}

/** `k8s.io` is the namespace that kubelet looks into (lesson 14). The platform is said, and checked: ctr takes a single manifest of any. */
async function pull(image: string, { chroot, recipe }: Context): Promise<void> {
  const platform = `linux/${recipe.base.architecture}`;
  await chroot.run(["ctr", "-n", "k8s.io", "images", "pull", "--hosts-dir", BUILD_HOSTS_FOLDER, "--platform", platform, image], {
    failures: PULL_FAILURES,
  });
  const { stdout } = await chroot.run(["ctr", "-n", "k8s.io", "images", "list", `name==${image}`], { isQuiet: true });
  if (!stdout.includes(platform))
    throw new AgentError("RECIPE_UNSUPPORTED", `${image} does not exist for ${platform}.`, { subject: image });
}

async function reportDigests({ chroot, report }: Context): Promise<void> {
  const { stdout } = await chroot.run(["ctr", "-n", "k8s.io", "images", "list"], { isQuiet: true });
  const containerImages = stdout.split("\n").flatMap((line) => {
    const [, name, digest] = /^(\S+)\s+\S+\s+(sha256:[0-9a-f]{64})\s/.exec(line) ?? [];
    return name === undefined || digest === undefined ? [] : [{ name, digest }];
  });
  report.event({ type: "inputs.resolved", inputs: { containerImages } });
}
