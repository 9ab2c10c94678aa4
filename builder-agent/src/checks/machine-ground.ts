import type { JobContext } from "../engine/job-context.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { WithGuest } from "../scopes/guest-machine.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";

/** A machine that runs a throwaway copy of the image. */
export type MachineGround = JobContext & WithWorkspace & WithGuest;

/** What a command in the machine says, whatever its exit code. */
export async function ask({ guest }: MachineGround, argv: readonly string[]): Promise<string> {
  const { stdout } = await guest.host().run(argv, { okExitCodes: ANY_EXIT_CODE });
  return stdout.trim();
}
