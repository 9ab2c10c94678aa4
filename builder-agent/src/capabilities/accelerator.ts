import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Accelerator } from "#protocol/host-report.ts";
import type { Architecture } from "#protocol/recipe.ts";
import type { Host } from "../host/host.ts";
import type { HostCommand } from "../host/host-commands.ts";

/** qemu's system emulator of each architecture. */
export const EMULATORS = { amd64: "qemu-system-x86_64", arm64: "qemu-system-aarch64" } as const satisfies Record<
  Architecture,
  HostCommand
>;

/** The trial is made with the very options of the machines that are to run: a nested KVM may run a guest with a lesser processor and abort with the host's. */
export const ACCELERATOR_OPTIONS: { readonly [Kind in Accelerator]: readonly string[] } = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  tcg: ["-accel", "tcg,thread=multi", "-cpu", "max"],
};

/** A guest of three instructions: `mov al, 0x10; out 0xf4, al; hlt`, and the boot signature at the sector's end. */
const GUEST = Buffer.alloc(512);
GUEST.set([0xb0, 0x10, 0xe6, 0xf4, 0xf4]);
GUEST.set([0x55, 0xaa], 510);
/** qemu's isa-debug-exit leaves with (value << 1) | 1. */
const GUEST_EXIT_CODE = 33;
/** A guest of three instructions ends within a tenth of a second where KVM works. */
const DEADLINE_MS = 5000;

/** `kvm` only where a guest really ran: /dev/kvm may exist and every guest die in it. Null: there is no qemu. */
export async function findAccelerator(host: Host, architecture: Architecture, folder: string): Promise<Accelerator | null> {
  if (!(await host.hasCommand(EMULATORS[architecture]))) return null;
  // The trial guest is x86 code; on arm64 the slow way that always works is taken.
  if (architecture !== "amd64" || !host.hasPath("/dev/kvm")) return "tcg";
  const trial = await mkdtemp(join(folder, "kvm-"));
  try {
    const disk = join(trial, "guest.raw");
    await writeFile(disk, GUEST);
    return (await runsGuest(host, disk)) ? "kvm" : "tcg";
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function runsGuest(host: Host, disk: string): Promise<boolean> {
  const guest = host.start(
    [
      ...[EMULATORS.amd64, ...ACCELERATOR_OPTIONS.kvm, "-m", "16", "-display", "none", "-nodefaults", "-no-reboot"],
      ...["-drive", `file=${disk},format=raw,if=ide,readonly=off`, "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"],
    ],
    { isQuiet: true },
  );
  const timer = setTimeout(() => void guest.stop(), DEADLINE_MS);
  const exitCode = await guest.exited;
  clearTimeout(timer);
  return exitCode === GUEST_EXIT_CODE;
}
