import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { Architecture } from "#protocol/recipe.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import type { WithPartitions } from "../scopes/attached-disk.ts";
import type { WithInside } from "../scopes/inside.ts";
import type { WithRoot } from "../scopes/mounted-root.ts";
import { partitionDevice } from "../scopes/partitions.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

type Context = JobContext & WithWorkspace & WithPartitions & WithRoot & WithInside;

const GRUB_DEFAULTS = `GRUB_DEFAULT=0
GRUB_TIMEOUT=0
GRUB_DISTRIBUTOR=Cloud
GRUB_CMDLINE_LINUX_DEFAULT=""
GRUB_CMDLINE_LINUX="console=tty0 console=ttyS0,115200"
GRUB_TERMINAL="console serial"
GRUB_DISABLE_OS_PROBER=true
GRUB_DISABLE_LINUX_PARTUUID=true
`;

const SERVICES = [
  ...["systemd-networkd", "systemd-resolved", "ssh"],
  ...["cloud-init-local", "cloud-init", "cloud-config", "cloud-final"],
];

/** UEFI's fallback path: what a firmware starts that knows nothing of this disk. */
const EFI_TARGETS: {
  readonly [A in Architecture]: { readonly target: string; readonly file: string; readonly modules: readonly string[] };
} = {
  amd64: { target: "x86_64-efi", file: "BOOTX64.EFI", modules: ["all_video", "efi_gop"] },
  arm64: { target: "arm64-efi", file: "BOOTAA64.EFI", modules: ["all_video"] },
};
const EFI_MODULES = [
  "part_gpt",
  "fat",
  "ext2",
  "search",
  "search_fs_uuid",
  "configfile",
  "normal",
  "linux",
  "echo",
  "test",
  "serial",
  "gzio",
  "loadenv",
  "terminal",
];

/** Makes the bootstrapped disk start by BIOS and by UEFI, and its services at boot. */
export const installBootloader = defineStep({
  id: "install-bootloader",
  title: "Install boot loader",
  commands: ["mkfs.vfat", "mmd", "mcopy", "dd", "fstrim"],
  run: async (context: Context) => {
    const { inside, disk, recipe } = context;
    await inside.run(["systemctl", "-q", "enable", ...SERVICES]);
    await inside.writeFile("/etc/default/grub", GRUB_DEFAULTS);
    if (recipe.base.architecture === "amd64")
      await inside.run(["grub-install", "--target=i386-pc", "--no-floppy", "--modules=part_gpt ext2", disk.device]);
    await inside.run(["update-grub"]);
    await installEfi(context);
    await cleanBase(context);
    // What the archives took is given back, or every overlay would carry the holes.
    await context.host.run(["fstrim", context.root.path], { okExitCodes: [0, 1] });
  },
});

/** The EFI partition is made as a file with mtools: not every builder's kernel can mount vfat. */
async function installEfi({ inside, disk, host, recipe, root, workspace }: Context): Promise<void> {
  const { target, file, modules } = EFI_TARGETS[recipe.base.architecture];
  const uuid = disk.rootPartition.filesystem?.uuid ?? "";
  await inside.writeFile(
    "/tmp/early.cfg",
    `search.fs_uuid ${uuid} root\nset prefix=($root)/boot/grub\nconfigfile $prefix/grub.cfg\n`,
  );
  const output = `/tmp/${file}`;
  await inside.run([
    "grub-mkimage",
    "-O",
    target,
    "-p",
    "/EFI/BOOT",
    "-c",
    "/tmp/early.cfg",
    "-o",
    output,
    ...EFI_MODULES,
    ...modules,
  ]);
  await copyFile(join(root.path, output), join(workspace, file));
  const image = join(workspace, "esp.img");
  // 106 MiB in KiB, as partition 15; -h is the number of sectors before it.
  await host.run(["mkfs.vfat", "-C", "-F", "32", "-s", "1", "-h", "10240", "-n", "UEFI", image, "108544"]);
  await host.run(["mmd", "-i", image, "::EFI", "::EFI/BOOT"]);
  await host.run(["mcopy", "-i", image, join(workspace, file), `::EFI/BOOT/${file}`]);
  await host.run(["dd", `if=${image}`, `of=${partitionDevice(disk.device, 15)}`, "bs=1M", "conv=sparse,fsync", "status=none"]);
}

/** A base is like a published cloud image: without the traces of its making. */
async function cleanBase({ inside }: Context): Promise<void> {
  await inside.run(["apt-get", "clean"]);
  await inside.run(["find", "/etc/ssh", "-name", "ssh_host_*", "-delete"]);
  await inside.run(["find", "/var/lib/apt/lists", "/var/log", "-type", "f", "-delete"]);
  await inside.run(["truncate", "-s", "0", "/etc/machine-id"]);
  await inside.run(["ln", "-sf", "/etc/machine-id", "/var/lib/dbus/machine-id"]);
}
