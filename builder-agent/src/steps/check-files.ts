import { FILE_CHECKS } from "../checks/catalogue.ts";
import type { FilesGround } from "../checks/files-ground.ts";
import { performChecks } from "../checks/perform-checks.ts";
import { defineStep } from "../engine/step.ts";
import { bypassUnless } from "./bypass-verification.ts";

/** Looks at the image's files as they lie on its disk, before anything is mounted over them. */
export const checkFiles = defineStep({
  id: "check-files",
  title: "Check files",
  commands: ["gpg", "sgdisk"],
  unneeded: bypassUnless("rest"),
  run: async (context: FilesGround) => {
    await performChecks(FILE_CHECKS, "rest", context);
  },
});
