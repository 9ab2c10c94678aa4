import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";

/** Deeper than any real chain of links; Linux itself stops at 40. */
const MOST_LINKS = 40;

/**
 * Where a path of the image lies on the host, with the image's symbolic links followed inside the image: an absolute
 * link, or one with many `..`, must not lead out of it. A last component that does not exist is allowed.
 */
export function resolveInRoot(root: string, path: string): string {
  const pending = path.split("/").toReversed();
  const real: string[] = [];
  for (let links = 0; pending.length > 0; ) {
    const part = pending.pop();
    if (part === undefined || part === "" || part === ".") continue;
    if (part === "..") {
      real.pop();
      continue;
    }
    const here = join(root, ...real, part);
    if (lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() !== true) {
      real.push(part);
      continue;
    }
    links += 1;
    if (links > MOST_LINKS)
      throw new AgentError("BASE_LAYOUT_UNKNOWN", `${path} is a circle of symbolic links.`, { subject: path });
    const target = readlinkSync(here);
    if (target.startsWith("/")) real.length = 0;
    pending.push(...target.split("/").toReversed());
  }
  return join(root, ...real);
}

/** A small text file of the image; null where there is none. */
export function readImageFile(root: string, path: string): string | null {
  const file = resolveInRoot(root, path);
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, "utf8") : null;
}
