import { existsSync, readFileSync, statSync } from "node:fs";
import { link } from "node:fs/promises";
import { join } from "node:path";
import { AGENT_VERSION } from "../agent-version.ts";
import type { DiskFile } from "../disk-file.ts";
import type { JobContext } from "../engine/job-context.ts";
import {
  attachMethod,
  baseIdentity,
  continuedBuild,
  inventoryDraft,
  kernelsAfter,
  kernelsBefore,
  takenCheckpoint,
} from "../findings.ts";
import { FORMAT_OF_METHOD } from "../scopes/attach-disk.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { readCachedBase } from "../steps/base-cache.ts";
import { CHECKPOINT_NOTE, type KeptCheckpoint, keptCheckpointSchema } from "./checkpoint.ts";
import { touchFolders } from "./keep-checkpoint.ts";

type Context = JobContext & WithWorkspace;

/** Takes up the checkpoint that the build was asked to go on from. Null: it was not, or there is none to go on from. */
export async function continueBuild(context: Context): Promise<DiskFile | null> {
  const { job, report, state } = context;
  const jobId = continuedBuild.find(job);
  if (jobId === undefined) return null;
  const kept = readKept(join(state.checkpoint(jobId), CHECKPOINT_NOTE));
  const objection = kept === null ? "its checkpoint is not kept any more" : objectionTo(kept, context);
  if (kept === null || objection !== null) {
    report.warning("CHECKPOINT_GONE", `Build ${jobId} is not gone on with: ${objection}. All is done anew.`);
    return null;
  }
  await touchFolders(kept.disks);
  return takeUp(kept, context);
}

function readKept(path: string): KeptCheckpoint | null {
  return existsSync(path) ? keptCheckpointSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
}

function objectionTo({ origin, disks, findings }: KeptCheckpoint, { job, isReuseAllowed, recipeHash }: Context): string | null {
  if (!isReuseAllowed) return "nothing that an earlier job left may be used";
  if (origin.recipeHash !== recipeHash) return "it had another recipe";
  if (origin.agentVersion !== AGENT_VERSION) return "another version of the agent made it";
  if (FORMAT_OF_METHOD[attachMethod.get(job)] !== "qcow2") return "this host attaches no disk any more that lies over another";
  // An overlay is worth nothing over other bytes than those that it was made over.
  if (origin.baseSha256 !== readCachedBase(baseIdentity.get(job).folder).sha256) return "its base image was made anew";
  const files = [...disks, ...(findings.inventory === undefined ? [] : [findings.inventory.path])];
  const missing = files.find((file) => !existsSync(file));
  return missing === undefined ? null : `${missing} is gone`;
}

async function takeUp({ facts, origin: _, ...checkpoint }: KeptCheckpoint, context: Context): Promise<DiskFile> {
  const { job, jobId, report, state, workspace } = context;
  const { kernelsBefore: before, kernelsAfter: after, inventory } = checkpoint.findings;
  if (before !== undefined) kernelsBefore.note(job, before);
  if (after !== undefined) kernelsAfter.note(job, after);
  if (inventory !== undefined) {
    const path = join(workspace, "inventory.json");
    await link(inventory.path, path);
    inventoryDraft.note(job, { ...inventory, path });
  }
  // They keep the time at which they were found out.
  for (const fact of facts) report.event(fact);
  takenCheckpoint.note(job, { ...checkpoint, journalBytes: statSync(state.job(jobId).journal).size });
  return { path: checkpoint.disks[0] ?? "", format: "qcow2" };
}
