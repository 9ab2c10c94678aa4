import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

const lockfileSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), integrity: z.string().optional() })),
});
const packedSchema = z.array(z.object({ filename: z.string() })).min(1);

/**
 * Fetches the Node binary of a package that npm does not install on this machine, because it is for another architecture.
 * Version and hash are those of our lock file. Returns the binary's path in `cacheFolder`. Throws where npm or the hash says no.
 */
export async function fetchNodePackage(
  name: string,
  { cacheFolder, project }: { cacheFolder: string; project: string },
): Promise<string> {
  const lock = lockfileSchema.parse(JSON.parse(await readFile(join(project, "package-lock.json"), "utf8")));
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined) throw new Error(`package-lock.json does not pin ${name}.`);
  const folder = join(cacheFolder, `${name}-${version}`);
  const binary = join(folder, "package/bin/node");
  if (await exists(binary)) return binary;

  await mkdir(cacheFolder, { recursive: true });
  const partial = await mkdtemp(join(cacheFolder, `${name}-`));
  try {
    const packed = await run("npm", ["pack", "--json", "--pack-destination", partial, `${name}@${version}`], { cwd: project });
    const archive = join(partial, packedSchema.parse(JSON.parse(packed.stdout))[0]?.filename ?? "");
    const hash = `sha512-${createHash("sha512")
      .update(await readFile(archive))
      .digest("base64")}`;
    if (hash !== integrity) throw new Error(`npm's ${name}@${version} is not the one of package-lock.json.`);
    await run("tar", ["--extract", "--gzip", "--file", archive, "--directory", partial, "package/bin/node"]);
    await rm(archive);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return binary;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
