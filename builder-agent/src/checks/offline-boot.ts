import type { KubernetesPart } from "#protocol/recipe.ts";
import { firstMachineId } from "../findings.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { askCri } from "../tools/ask-cri.ts";
import { type Check, failed, judgeFinds, needing, passed, skipped } from "./check.ts";
import { hasContainerImages } from "./content-store.ts";
import { hasKubernetes } from "./kubernetes-files.ts";
import { ask, judgeBoot, type MachineGround } from "./machine-ground.ts";

/** 109 s under TCG on two cores (measured); kubeadm itself gives up after four minutes. */
const KUBEADM_MS = 480_000;

/** A second machine of the same image, whose network card leads nowhere. */
export const OFFLINE_BOOT_CHECKS: readonly Check<MachineGround>[] = [
  {
    id: "boots-offline",
    lesson: null,
    meaning: "A second machine comes up without any network to speak of.",
    run: async ({ guest }) => judgeBoot(await guest.boot()),
  },
  ...needing<MachineGround>("boots-offline", [
    {
      id: "machine-ids-differ",
      lesson: "L06",
      meaning: "Two machines of the image have made themselves different machine-ids.",
      run: async (ground) => {
        const first = firstMachineId.find(ground.job);
        const second = await ask(ground, ["cat", "/etc/machine-id"]);
        if (first === undefined) return skipped("the first machine did not come up");
        if (![first, second].every((id) => /^[0-9a-f]{32}$/.test(id))) return failed("a machine has no machine-id");
        return first === second ? failed("both machines have the same machine-id") : passed(`${first} and ${second}`);
      },
    },
    {
      id: "prepulled-images-listed",
      lesson: "L14",
      meaning: "containerd lists every pre-pulled container image over CRI, where kubelet looks.",
      applies: (recipe) => hasKubernetes(recipe) && hasContainerImages(recipe),
      run: async (ground) => {
        const asked = await askedImages(ground);
        if (asked.length === 0) return failed("the image could not say which container images it needs");
        const missing = await askCri(ground.guest.host(), ground.guest.folder, async (cri) => {
          const statuses = await Promise.all(asked.map((image) => cri.imageStatus(image)));
          return asked.filter((_, index) => statuses[index] === null);
        });
        return judgeFinds(
          missing.map((image) => `${image} is not there`),
          `missing ones of ${asked.join(", ")}`,
        );
      },
    },
    {
      id: "kubeadm-init",
      lesson: "L15",
      meaning: "`kubeadm init` brings up a control plane from the pre-pulled container images alone.",
      applies: (recipe) => kubernetesPart(recipe.parts)?.prePull.isEnabled === true,
      run: async (ground) => {
        const version = await ask(ground, ["kubeadm", "version", "-o", "short"]);
        const skippedPhases = await phasesToSkip(ground);
        const argv = ["kubeadm", "init", "--kubernetes-version", version, ...skipArgument(skippedPhases)];
        const startedAt = performance.now();
        const { exitCode, stdout, stderr } = await ground.guest
          .host()
          .run(argv, { okExitCodes: ANY_EXIT_CODE, deadlineMs: KUBEADM_MS });
        const seconds = Math.round((performance.now() - startedAt) / 1000);
        const said = exitCode === 0 ? "initialised" : `exit code ${exitCode}: ${(stderr.trim() || stdout.trim()).slice(-1_500)}`;
        const evidence = `kubeadm ${version}, ${seconds} s, skipped phases: ${skippedPhases.join(", ") || "none"}; ${said}`;
        return exitCode === 0 && stdout.includes("initialized successfully") ? passed(evidence) : failed(evidence);
      },
    },
  ]),
];

function kubernetesPart(parts: MachineGround["recipe"]["parts"]): KubernetesPart | undefined {
  return parts.find((part) => part.kind === "kubernetes");
}

async function askedImages(ground: MachineGround): Promise<string[]> {
  const inGuest = async (argv: readonly string[]) => {
    const { exitCode, stdout } = await ground.guest.host().run(argv, { okExitCodes: ANY_EXIT_CODE });
    return exitCode === 0 ? stdout : "";
  };
  const lists = await Promise.all(planParts(ground.recipe).map((plan) => plan.containerImages(inGuest)));
  return [...new Set(lists.flat())];
}

/** Without crictl the preflight cannot ask the runtime and refuses; addons that the recipe leaves out have no image to start. */
async function phasesToSkip(ground: MachineGround): Promise<string[]> {
  const { exitCode } = await ground.guest.host().run(["which", "crictl"], { okExitCodes: ANY_EXIT_CODE });
  const addons = kubernetesPart(ground.recipe.parts)?.prePull.skippedAddons ?? [];
  return [...(exitCode === 0 ? [] : ["preflight"]), ...addons.map((addon) => `addon/${addon}`)];
}

function skipArgument(phases: readonly string[]): string[] {
  return phases.length === 0 ? [] : [`--skip-phases=${phases.join(",")}`];
}
