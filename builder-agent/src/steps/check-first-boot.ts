import { FIRST_MACHINE_CHECKS } from "../checks/catalogue.ts";
import type { MachineGround } from "../checks/machine-ground.ts";
import { performChecks } from "../checks/perform-checks.ts";
import { defineStep } from "../engine/step.ts";
import { bypassUnless } from "./bypass-verification.ts";

/** Boots a machine that can reach the profile's mirrors and nothing else, and asks it what its owner would find. */
export const checkFirstBoot = defineStep({
  id: "check-first-boot",
  title: "Check first boot",
  commands: [],
  unneeded: bypassUnless("booted"),
  run: async (context: MachineGround) => {
    await performChecks(FIRST_MACHINE_CHECKS, "booted", context);
  },
});
