import type { FailureTable } from "../host/failure-table.ts";
import type { Host } from "../host/host.ts";

/** One partition of an attached disk. `filesystem` is null where blkid(8) knows none. */
export type Partition = {
  readonly number: number;
  readonly device: string;
  readonly filesystem: {
    readonly type: string;
    readonly uuid: string | null;
    readonly label: string | null;
    readonly partUuid: string | null;
  } | null;
};

const PARTX_FAILURES: FailureTable = [
  {
    pattern: /failed to read partition table/,
    code: "BASE_LAYOUT_UNKNOWN",
    message: () => "The base image has no partition table.",
  },
];

/**
 * Tells the kernel what the partition table says now: many builders' kernels read none themselves on a loop device.
 * `-a` adds what is missing and says 1 where something is there already; `-u` alone forgets numbers above the count (14, 15).
 */
export async function updatePartitions(device: string, host: Host): Promise<void> {
  await host.run(["partx", "-a", device], { okExitCodes: [0, 1], isQuiet: true });
  await host.run(["partx", "-u", device], { failures: PARTX_FAILURES });
}

export async function listPartitions(device: string, host: Host): Promise<Partition[]> {
  const { stdout } = await host.run(["partx", "--noheadings", "--raw", "--output", "NR", device], { isQuiet: true });
  const numbers = stdout.split("\n").filter((line) => line !== "");
  return Promise.all(
    numbers.map(async (number) => {
      const partition = partitionDevice(device, Number(number));
      return { number: Number(number), device: partition, filesystem: await identifyFilesystem(partition, host) };
    }),
  );
}

/** Device names that end in a digit put a `p` before the partition's number. */
export function partitionDevice(device: string, number: number): string {
  return /\d$/.test(device) ? `${device}p${number}` : `${device}${number}`;
}

async function identifyFilesystem(partition: string, host: Host): Promise<Partition["filesystem"]> {
  // blkid(8): exit code 2 is "nothing known here". -p reads the disk; the cache would remember another image's partition.
  const { stdout } = await host.run(["blkid", "-p", "-o", "export", partition], { okExitCodes: [0, 2], isQuiet: true });
  const fields = new Map(stdout.split("\n").map((line) => splitOnce(line, "=")));
  const type = fields.get("TYPE");
  if (type === undefined) return null;
  return {
    type,
    uuid: fields.get("UUID") ?? null,
    label: fields.get("LABEL") ?? null,
    partUuid: fields.get("PART_ENTRY_UUID") ?? null,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
