import type { ImageHost } from "../host/image-host.ts";
import { CTR } from "./containerd.ts";
import type { ImageBlob } from "./registry-client.ts";

/** What containerd has of the files of images: whole ones by digest, and bytes of those that it is loading, by `KIND-DIGEST`. */
export type ContentState = { readonly whole: ReadonlySet<string>; readonly loading: ReadonlyMap<string, number> };

/** docker/go-units' HumanSize, which ctr prints with. */
const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

export async function readContentState(inside: ImageHost): Promise<ContentState> {
  // First what is loading: a file that becomes whole in between is counted once, never as missing.
  const loading = await inside.run([...CTR, "content", "active"], { isQuiet: true });
  const whole = await inside.run([...CTR, "content", "ls", "--quiet"], { isQuiet: true });
  return { whole: new Set(whole.stdout.split("\n")), loading: readLoading(loading.stdout) };
}

/** A table of REF, SIZE and AGE: `layer-sha256:0e98…	12.34MB	2 seconds`. */
export function readLoading(table: string): ReadonlyMap<string, number> {
  const rows = table.split("\n").flatMap((line): [string, number][] => {
    const [, ref, number, unit = ""] = /^(\S+-sha256:[0-9a-f]{64})\s+([\d.]+)\s?([kMGT]?B)\s/.exec(line) ?? [];
    return ref === undefined ? [] : [[ref, Math.round(Number(number) * (UNITS[unit] ?? 1))]];
  });
  return new Map(rows);
}

/** How many bytes of an image's files containerd has. Sizes of what is loading are rounded: never more than the file has. */
export function loadedBytes(blobs: readonly ImageBlob[], { whole, loading }: ContentState): number {
  const parts = [...loading];
  return blobs.reduce((sum, { digest, size }) => {
    if (whole.has(digest)) return sum + size;
    const bytes = parts.find(([ref]) => ref.endsWith(digest))?.[1] ?? 0;
    return sum + Math.min(bytes, size);
  }, 0);
}
