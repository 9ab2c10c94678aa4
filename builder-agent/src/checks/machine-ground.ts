import type { JobContext } from "../engine/job-context.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { Boot, WithGuest } from "../scopes/guest-machine.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { passed, type Verdict } from "./check.ts";

/** A machine that runs a throwaway copy of the image. */
export type MachineGround = JobContext & WithWorkspace & WithGuest;

/** Warned where the machine came up at its second start only: what emulates it may have let it stand still, or it is the image after all. */
export function judgeBoot({ kernel, seconds, stoodStill }: Boot): Verdict {
  const evidence = `kernel ${kernel}; logged in, and cloud-init at its end, after ${seconds} s`;
  if (stoodStill === null) return passed(evidence);
  return { outcome: "warned", evidence: `${evidence} of its second start; at the first it ${stoodStill}` };
}

/** What a command in the machine says, whatever its exit code. */
export async function ask({ guest }: MachineGround, argv: readonly string[]): Promise<string> {
  const { stdout } = await guest.host().run(argv, { okExitCodes: ANY_EXIT_CODE });
  return stdout.trim();
}
