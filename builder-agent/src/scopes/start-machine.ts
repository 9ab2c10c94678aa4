import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Architecture } from "#protocol/recipe.ts";
import { ACCELERATOR_OPTIONS, EMULATORS, findAccelerator } from "../capabilities/accelerator.ts";
import type { DiskFile } from "../disk-file.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { BackgroundCommand, Host } from "../host/host.ts";
import { type ConsoleReader, createConsoleReader } from "../tools/boot-console.ts";
import type { WithWorkspace } from "./workspace.ts";

/**
 * A machine that says nothing for so long while it comes up stands still: three minutes. Beside a second machine on two cores, under
 * TCG, the longest silence of a boot was 21 s (measured).
 */
export const STILL_MS = 180_000;

export type MachineOrder = {
  /** A folder of the workspace: a job may run several machines, one after the other. */
  readonly name: string;
  readonly disk: MachineDisk;
  /** cloud-init's user-data. */
  readonly userData: string;
  /** Options of qemu's user network, beside that it leads nowhere; asked for at each start. */
  readonly network: () => readonly string[];
};

/** A throwaway overlay of a qcow2, which is never written (its size null: the image's own), or the very file that is to be changed. */
export type MachineDisk = { readonly overlayOf: string; readonly sizeBytes: number | null } | DiskFile;

export type Machine = {
  /** qemu as it runs now. */
  readonly command: () => BackgroundCommand;
  /** What it has said since it was started. */
  readonly console: () => ConsoleReader;
  /** The machine's own folder. */
  readonly folder: string;
  /** qemu's QMP socket. */
  readonly monitor: string;
  /**
   * Ends a machine that stands still and starts it anew, a throwaway overlay too: what emulates its hardware may lose a machine, which
   * says nothing of its disk. It is told as a warning. Once only: a second time is no chance.
   */
  readonly startAgain: () => Promise<void>;
  /** The last words of the start that stood still, as a sentence; null: it was started once. */
  readonly stoodStill: () => string | null;
};

/** Commands of the builder that every machine needs. */
export const MACHINE_COMMANDS = ["qemu-img", "xorriso", "qemu-system-x86_64"] as const;

/** No HPET, as in Nova's and virt-install's machines: under TCG one boot in some hundred ended at the kernel's switch to its clock (seen). */
const MACHINES: { readonly [A in Architecture]: readonly string[] } = {
  amd64: ["-machine", "pc,hpet=off"],
  arm64: ["-machine", "virt", "-bios", "/usr/share/qemu-efi-aarch64/QEMU_EFI.fd"],
};

/** Starts a machine that runs a disk, with a NoCloud seed. It ends with the scope that holds it. */
export async function startMachine(order: MachineOrder, context: JobContext & WithWorkspace, holder: Holder): Promise<Machine> {
  const { host, recipe, report, workspace } = context;
  const { architecture } = recipe.base;
  const folder = join(workspace, order.name);
  await mkdir(folder, { recursive: true });
  const seed = await makeSeed(order, folder, context);
  const accelerator = (await findAccelerator(host, architecture, folder)) ?? "tcg";
  const monitor = join(folder, "qmp.sock");
  const argv = (disk: DiskFile) => [
    ...[EMULATORS[architecture], ...MACHINES[architecture], ...ACCELERATOR_OPTIONS[accelerator], "-smp", "2", "-m", "2048"],
    ...["-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio", "-qmp", `unix:${monitor},server=on,wait=off`],
    // A network that leads nowhere: without any, systemd waits two minutes for one.
    ...["-netdev", ["user,id=n0,restrict=on", ...order.network()].join(","), "-device", "virtio-net-pci,netdev=n0,romfile="],
    ...["-drive", `file=${disk.path},if=virtio,format=${disk.format},cache=unsafe,discard=unmap`],
    ...["-drive", `file=${seed},if=virtio,format=raw,readonly=on`, "-device", "virtio-rng-pci"],
  ];
  const start = async () => {
    const disk = "overlayOf" in order.disk ? await makeOverlay(order.disk, folder, host) : order.disk;
    const console = createConsoleReader();
    const command = await holder.hold({ kind: "process", token: disk.path }, async () =>
      host.start(argv(disk), { isInLedger: true, onLine: console.read }),
    );
    return { command, console };
  };
  let run = await start();
  let stoodStill: string | null = null;
  return {
    ...{ command: () => run.command, console: () => run.console, folder, monitor, stoodStill: () => stoodStill },
    startAgain: async () => {
      const { silentMs, lastLine } = run.console.reading();
      const lastWords = lastLine === null ? "and said nothing" : `after “${lastLine}”`;
      stoodStill = `stood still for ${Math.round(silentMs / 1000)} s ${lastWords}`;
      report.warning("MACHINE_STOOD_STILL", `The machine ${stoodStill}; it is started again.`);
      await run.command.stop();
      run = await start();
    },
  };
}

async function makeOverlay(
  { overlayOf, sizeBytes }: Exclude<MachineDisk, DiskFile>,
  folder: string,
  host: Host,
): Promise<DiskFile> {
  const path = join(folder, "overlay.qcow2");
  const size = sizeBytes === null ? [] : [String(sizeBytes)];
  await host.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", overlayOf, "-F", "qcow2", path, ...size]);
  return { path, format: "qcow2" };
}

/** NoCloud's seed: a filesystem with the label cidata that holds user-data and meta-data. The name makes each machine an instance of its own. */
async function makeSeed({ name, userData }: MachineOrder, folder: string, { host, jobId }: JobContext): Promise<string> {
  const files = join(folder, "seed");
  await mkdir(files, { recursive: true });
  await writeFile(join(files, "user-data"), userData, { mode: 0o600 });
  await writeFile(join(files, "meta-data"), `instance-id: ${jobId}-${name}\nlocal-hostname: proof\n`);
  const seed = join(folder, "seed.iso");
  await host.run(["xorriso", "-as", "mkisofs", "-quiet", "-volid", "cidata", "-joliet", "-rock", "-output", seed, files]);
  return seed;
}
