import type { MachineGround } from "../checks/machine-ground.ts";
import { OFFLINE_BOOT_CHECKS } from "../checks/offline-boot.ts";
import { performChecks } from "../checks/perform-checks.ts";
import { defineStep } from "../engine/step.ts";
import { bypassUnless } from "./bypass-verification.ts";

/** Boots a second machine, whose network card leads nowhere: what was pulled beforehand has to be enough. */
export const checkOfflineBoot = defineStep({
  id: "check-offline-boot",
  title: "Check offline boot",
  commands: [],
  unneeded: bypassUnless("booted"),
  run: async (context: MachineGround) => {
    await performChecks(OFFLINE_BOOT_CHECKS, "booted", context);
  },
});
