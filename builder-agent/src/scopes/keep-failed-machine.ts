import { setTimeout as delay } from "node:timers/promises";
import type { JobContext } from "../engine/job-context.ts";
import { failedMachine } from "../findings.ts";
import type { BuildMachine } from "./build-machine.ts";

/** Leaves a machine in which a step failed as it is, where somebody asked for it, until the time is up or the job is cancelled. */
export async function keepFailedMachine({ address, port }: BuildMachine, { job, report, signal }: JobContext): Promise<void> {
  const wish = failedMachine.find(job);
  if (wish === undefined) return;
  const waitMs = wish.minutes * 60_000;
  const until = new Date(Date.now() + waitMs).toISOString();
  report.event({ type: "machine.kept", address, port, user: "root", until });
  report.log("agent", `The machine stays until ${until}: ssh -p ${port} root@${address}`);
  await delay(waitMs, undefined, { signal }).catch(() => {});
}
