import { join } from "node:path/posix";
import { mustRun, type TransferOptions, type Transport } from "./transport.ts";

/** A disk that lies here and is to be verified on a host, or published from it. */
export type DiskOnThisMachine = { readonly path: string; readonly sizeBytes: number; readonly sha256: string };

/**
 * Brings a disk to `<stateFolder>/sealed/<sha256>/image.qcow2` on a host, where the agent seals what it builds, unless a file of its
 * size is there: a transfer that broke off leaves a shorter one and goes on in it. The agent compares the hash. Returns the path.
 */
export async function placeImage(
  transport: Transport,
  { path, sizeBytes, sha256 }: DiskOnThisMachine,
  { stateFolder, signal, onProgress }: TransferOptions & { readonly stateFolder: string },
): Promise<string> {
  const sealed = join(stateFolder, "sealed");
  const folder = join(sealed, sha256);
  const target = join(folder, "image.qcow2");
  // `mkdir` and `touch` make it new to the agent's `gc`, which drops what nobody asked for in days.
  await mustRun(transport, ["mkdir", "-p", "-m", "0755", stateFolder, sealed, folder], { signal });
  await mustRun(transport, ["touch", folder], { signal });
  const { exitCode, stdout } = await transport.run(["stat", "--format=%s", target], { signal });
  if (exitCode !== 0 || Number(stdout) !== sizeBytes)
    await transport.put(path, target, { signal, ...(onProgress && { onProgress }) });
  return target;
}
