import { lstatSync } from "node:fs";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";

/** Refuses an image where a folder to be mounted over is a link: mount(8) would follow it out of the image. */
export function requireFolders(root: string, folders: readonly string[]): void {
  for (const folder of folders) {
    if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new AgentError("BASE_LAYOUT_UNKNOWN", `The image has no folder /${folder}.`, { subject: `/${folder}` });
  }
}
