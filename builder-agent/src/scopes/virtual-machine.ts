import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Architecture } from "#protocol/recipe.ts";
import { ACCELERATOR_OPTIONS, EMULATORS, findAccelerator } from "../capabilities/accelerator.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { compactedImage } from "../findings.ts";
import { bypassBoot } from "../steps/bypass-boot.ts";
import { BOOT_PROOF, type ConsoleReading, createConsoleReader } from "../tools/boot-console.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithMachine = {
  readonly machine: {
    /** Waits until the console says that the boot is done or has failed, the machine ends, or the deadline passes. */
    readonly watch: (deadlineMs: number) => Promise<ConsoleReading>;
  };
};

const MACHINES: { readonly [A in Architecture]: readonly string[] } = {
  amd64: ["-machine", "pc"],
  arm64: ["-machine", "virt", "-bios", "/usr/share/qemu-efi-aarch64/QEMU_EFI.fd"],
};

/** cloud-config(5): the last message is the proof that is waited for, then the machine ends itself. */
const USER_DATA = `#cloud-config\nfinal_message: "${BOOT_PROOF}"\nssh_pwauth: false\npower_state: { mode: poweroff, timeout: 30 }\n`;

/** A machine that runs a throwaway overlay of the image, in a network that leads nowhere, with a NoCloud seed. */
export const virtualMachine = defineScope({
  id: "virtual-machine",
  commands: ["qemu-img", "xorriso", "qemu-system-x86_64"],
  unneeded: bypassBoot,
  open: async (context: JobContext & WithWorkspace, holder): Promise<WithMachine> => {
    const { host, job, recipe, workspace } = context;
    const { architecture } = recipe.base;
    const folder = join(workspace, "machine");
    await mkdir(folder, { recursive: true });
    const overlay = join(folder, "overlay.qcow2");
    await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", compactedImage.get(job), "-F", "qcow2", overlay]);
    const seed = await makeSeed(folder, context);
    const accelerator = (await findAccelerator(host, architecture, folder)) ?? "tcg";
    const reader = createConsoleReader();
    const machine = await holder.hold({ kind: "process", token: overlay }, async () =>
      host.start(
        [
          ...[EMULATORS[architecture], ...MACHINES[architecture], ...ACCELERATOR_OPTIONS[accelerator], "-smp", "2", "-m", "2048"],
          ...["-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio"],
          // A network that leads nowhere: without any, systemd waits two minutes for one.
          ...["-netdev", "user,id=n0,restrict=on", "-device", "virtio-net-pci,netdev=n0,romfile="],
          ...["-drive", `file=${overlay},if=virtio,format=qcow2,cache=unsafe`],
          ...["-drive", `file=${seed},if=virtio,format=raw,readonly=on`, "-device", "virtio-rng-pci"],
        ],
        { isInLedger: true, onLine: reader.read },
      ),
    );
    return { machine: { watch: (deadlineMs) => reader.finished(machine.exited, deadlineMs, context.signal) } };
  },
});

/** NoCloud's seed: a filesystem with the label cidata that holds user-data and meta-data. */
async function makeSeed(folder: string, { host, jobId }: JobContext): Promise<string> {
  const files = join(folder, "seed");
  await mkdir(files, { recursive: true });
  await writeFile(join(files, "user-data"), USER_DATA);
  await writeFile(join(files, "meta-data"), `instance-id: ${jobId}\nlocal-hostname: proof\n`);
  const seed = join(folder, "seed.iso");
  await host.run(["xorriso", "-as", "mkisofs", "-quiet", "-volid", "cidata", "-joliet", "-rock", "-output", seed, files]);
  return seed;
}
