import type { Recipe } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { AskImage, ImageFile } from "./part-plan.ts";

/**
 * A cloud-init file that puts the default user into more groups: the user is made at first boot, so usermod finds nobody
 * (lesson 5). cloud-init replaces lists, so the image's own groups are read from its cloud.cfg and said again.
 */
export async function defaultUserGroupsFile(
  name: string,
  groups: readonly string[],
  { base }: Recipe,
  ask: AskImage,
): Promise<ImageFile> {
  const own = readDefaultUserGroups(await ask(["cat", "/etc/cloud/cloud.cfg"])) ?? DISTROS[base.distro].defaultUserGroups;
  const all = [...new Set([...own, ...groups])];
  const content = `#cloud-config\nsystem_info:\n  default_user:\n    groups: [${all.join(", ")}]\n`;
  return { path: `/etc/cloud/cloud.cfg.d/${name}`, content };
}

/** The groups of `system_info.default_user` in a cloud.cfg, which both distributions write as a list in one line; null where they do not. */
export function readDefaultUserGroups(cloudConfig: string): string[] | null {
  const list = /^ +default_user:[\s\S]*?^ +groups: \[([a-z0-9_, -]+)\]/m.exec(cloudConfig)?.[1];
  return list === undefined ? null : list.split(",").map((group) => group.trim());
}
