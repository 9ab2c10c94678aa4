import type { Recipe } from "#protocol/recipe.ts";
import { type Check, failed, passed } from "./check.ts";
import { defaultUserGroups } from "./cloud-config.ts";
import type { FilesGround } from "./files-ground.ts";
import { readCloudConfig } from "./image-cloud-config.ts";

export function hasDocker({ parts }: Recipe): boolean {
  return parts.some(({ kind }) => kind === "docker-ce");
}

/** Docker's part of the image's files. */
export const DOCKER_FILE_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "default-user-in-docker-group",
    lesson: "L05",
    meaning: "cloud-init will put the default user into the group docker, and into groups besides.",
    applies: hasDocker,
    run: async ({ root }) => {
      const groups = defaultUserGroups(readCloudConfig(root.path));
      const evidence = `groups: ${groups.join(", ") || "none"}`;
      return groups.includes("docker") && groups.length > 1 ? passed(evidence) : failed(evidence);
    },
  },
];
