import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { SHARED_STATE } from "../real-agent.ts";

/** What is dear to make and the same for every run on one machine. */
const WORLD_CACHE = join(SHARED_STATE, "world");

/**
 * A folder that is filled once for one set of determinants. It is made beside its place and renamed, so that its presence
 * means that it is whole; folders of the same name with other determinants are of an older world and go.
 */
export async function cachedFolder(name: string, determinants: unknown, fill: (draft: string) => Promise<void>): Promise<string> {
  const key = hashOf(determinants).slice(0, 16);
  const folder = join(WORLD_CACHE, `${name}-${key}`);
  if (existsSync(folder)) return folder;
  await mkdir(WORLD_CACHE, { recursive: true });
  const draft = await mkdtemp(join(WORLD_CACHE, "draft-"));
  try {
    await fill(draft);
    await removeOlder(name, basename(folder));
    // Another test may have filled it meanwhile: then both are the same.
    if (!existsSync(folder)) await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

export function hashOf(determinants: unknown): string {
  return createHash("sha256").update(JSON.stringify(determinants)).digest("hex");
}

async function removeOlder(name: string, current: string): Promise<void> {
  const isOfName = new RegExp(`^${name}-[0-9a-f]{16}$`);
  for (const entry of await readdir(WORLD_CACHE))
    if (isOfName.test(entry) && entry !== current) await rm(join(WORLD_CACHE, entry), { recursive: true, force: true });
}
