import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { AttachMethod } from "#protocol/host-report.ts";
import type { DiskFile } from "../disk-file.ts";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import type { HostCommand } from "../host/host-commands.ts";
import { waitUntil } from "../wait-until.ts";
import type { WithWorkspace } from "./workspace.ts";

/** Makes a block device of a disk image and returns its path. */
type Attach = (disk: DiskFile, context: JobContext & WithWorkspace, holder: Holder) => Promise<string>;

/** Discards reach the file, so that a trimmed block takes no room; writes are cached, a killed job's disk is thrown away anyway. */
const NBD_OPTIONS = ["--discard=unmap", "--detect-zeroes=unmap", "--cache=writeback"];

/** A qcow2 through the kernel's own nbd driver. */
const attachByNbd: Attach = async (disk, { host, signal }, holder) => {
  const device = freeNbdDevice();
  // The server is what is held, not the number of the device: another job or tool may have that by the time it is let go, and
  // qemu-nbd writes out and disconnects by itself when it is told to end.
  const size = `/sys/block/${basename(device)}/size`;
  await holder.hold({ kind: "process", token: disk.path }, async () => {
    host.start(["qemu-nbd", `--connect=${device}`, "-f", disk.format, ...NBD_OPTIONS, disk.path], { isInLedger: true });
    await waitUntil(async () => readFileSync(size, "utf8").trim() !== "0", {
      deadlineMs: 10_000,
      what: `${device} to have a size`,
      signal,
    });
  });
  return device;
};

/**
 * A qcow2 where the kernel has no nbd: qemu-nbd serves it on a unix socket, nbdfuse makes a file of that, a loop device
 * a block device of the file. Not qemu-storage-daemon's FUSE export: under direct I/O it corrupts data (QEMU 7.2, tried).
 */
const attachByNbdfuse: Attach = async (disk, { host, workspace, jobId, signal }, holder) => {
  const socket = join(workspace, "nbd.sock");
  const folder = join(workspace, "nbdfuse");
  const file = join(folder, `disk-${jobId}`);
  await mkdir(folder, { recursive: true });
  await holder.hold({ kind: "process", token: socket }, async () => {
    const server = host.start(
      ["qemu-nbd", "--persistent", "--socket", socket, "-f", disk.format, ...NBD_OPTIONS, "--shared=8", disk.path],
      {
        isInLedger: true,
      },
    );
    await waitUntil(async () => hasStarted(server.exitCode(), "qemu-nbd") && host.hasPath(socket), {
      deadlineMs: 10_000,
      what: "qemu-nbd to listen",
      signal,
    });
  });
  await holder.hold({ kind: "mount", target: folder }, async () => {
    const bridge = host.start(["nbdfuse", file, "--unix", socket], { isInLedger: true });
    await waitUntil(async () => hasStarted(bridge.exitCode(), "nbdfuse") && isFilled(file), {
      deadlineMs: 10_000,
      what: "nbdfuse to show the disk",
      signal,
    });
  });
  // Direct I/O: without it every block is cached twice, and the two caches fight for memory.
  return attachLoop(file, ["--direct-io=on"], { host }, holder);
};

/** A raw file needs nothing but a loop device. Its name is made unique by `create-disk`. */
const attachRaw: Attach = (disk, context, holder) => attachLoop(disk.path, [], context, holder);

/** A disk that is raw needs none of the ways to read a qcow2, whatever the host can do. */
const ATTACHES: { readonly [Format in DiskFile["format"]]: { readonly [Method in AttachMethod]: Attach } } = {
  qcow2: { nbd: attachByNbd, nbdfuse: attachByNbdfuse, raw: attachRaw },
  raw: { nbd: attachRaw, nbdfuse: attachRaw, raw: attachRaw },
};

export function attachDisk(
  disk: DiskFile,
  method: AttachMethod,
  context: JobContext & WithWorkspace,
  holder: Holder,
): Promise<string> {
  return ATTACHES[disk.format][method](disk, context, holder);
}

/** What each way calls on the host, beyond what every attached disk needs. */
export const ATTACH_COMMANDS: { readonly [Method in AttachMethod]: readonly HostCommand[] } = {
  nbd: ["qemu-nbd"],
  nbdfuse: ["qemu-nbd", "nbdfuse", "fusermount3"],
  raw: [],
};

/** The format in which a new disk is made, so that this method can attach it. */
export const FORMAT_OF_METHOD: { readonly [Method in AttachMethod]: DiskFile["format"] } = {
  nbd: "qcow2",
  nbdfuse: "qcow2",
  raw: "raw",
};

async function attachLoop(
  file: string,
  options: readonly string[],
  { host }: Pick<JobContext, "host">,
  holder: Holder,
): Promise<string> {
  const { stdout } = await holder.hold({ kind: "loop-device", fileName: basename(file) }, () =>
    host.run(["losetup", "--find", "--show", ...options, file]),
  );
  return stdout.trim();
}

function freeNbdDevice(): string {
  const number = Array.from({ length: 16 }, (_, index) => index).find(
    (index) => existsSync(`/sys/block/nbd${index}`) && !existsSync(`/sys/block/nbd${index}/pid`),
  );
  if (number === undefined) throw new AgentError("HOST_RESOURCE_BUSY", "All nbd devices of the builder are in use.");
  return `/dev/nbd${number}`;
}

function hasStarted(exitCode: number | undefined, command: string): true {
  if (exitCode !== undefined)
    throw new AgentError("COMMAND_FAILED", `${command} ended with exit code ${exitCode}.`, { command, exitCode });
  return true;
}

function isFilled(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
