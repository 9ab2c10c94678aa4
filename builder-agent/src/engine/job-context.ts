import type { JobId } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { Host } from "../host/host.ts";
import type { HostCommand } from "../host/host-commands.ts";
import type { StateFolder } from "../state-folder.ts";
import type { Ledger } from "./ledger.ts";
import type { Report } from "./report.ts";

/** What every step may use. Scopes add what they hold: a disk, a root, a chroot. */
export type JobContext = {
  /** One object for the whole job: the key of its findings. */
  readonly job: object;
  readonly jobId: JobId;
  readonly recipe: Recipe;
  readonly recipeHash: string;
  /** False: nothing that an earlier job left on the host may be used again. */
  readonly isReuseAllowed: boolean;
  readonly state: StateFolder;
  /** What the steps of this job will call on the host. */
  readonly commands: readonly HostCommand[];
  readonly host: Host;
  readonly report: Report;
  readonly ledger: Ledger;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
};
