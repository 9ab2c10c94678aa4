import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobEvent } from "#protocol/job-event.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import { AGENT_VERSION } from "../agent-version.ts";
import type { JobContext } from "../engine/job-context.ts";
import { baseIdentity, takenCheckpoint, workingDisk } from "../findings.ts";
import { readCachedBase } from "../steps/base-cache.ts";
import { syncFile } from "../tools/sync-file.ts";
import { CHECKPOINT_MS, CHECKPOINT_NOTE, disksFolder, type KeptCheckpoint } from "./checkpoint.ts";

type Context = JobContext & { readonly workspace: string };

/** Keeps the last checkpoint of a build that failed, for one that goes on from it; not on a full disk, where room is what is wanted. */
export async function keepCheckpoint(failure: unknown, context: Context): Promise<void> {
  const { job, jobId, report, state, workspace } = context;
  const isHostFull = failure instanceof AgentError && failure.code === "HOST_DISK_FULL";
  if (takenCheckpoint.find(job) === undefined || isHostFull) return;
  const folder = disksFolder(workspace);
  const kept = await describeKept(context);
  await rm(workingDisk.get(job).path, { force: true });
  for (const name of await readdir(folder)) await syncFile(join(folder, name));
  await writeFile(join(folder, CHECKPOINT_NOTE), JSON.stringify(kept));
  await syncFile(join(folder, CHECKPOINT_NOTE));
  // What is in an image may be nobody else's matter, as in the workspace that it comes from.
  await mkdir(state.checkpoints, { recursive: true, mode: 0o700 });
  await rename(folder, state.checkpoint(jobId));
  await touchFolders(kept.disks);
  const until = new Date(Date.now() + CHECKPOINT_MS).toISOString();
  report.event({ type: "checkpoint.kept", nextStep: kept.nextStep, until });
}

/** The checkpoint as it will be where it is kept. */
async function describeKept({ job, jobId, recipeHash, state, workspace }: Context): Promise<KeptCheckpoint> {
  const { journalBytes, disks, findings, ...progress } = takenCheckpoint.get(job);
  const moved = (path: string) =>
    dirname(path) === disksFolder(workspace) ? join(state.checkpoint(jobId), basename(path)) : path;
  return {
    ...progress,
    disks: disks.map(moved),
    findings: { ...findings, inventory: findings.inventory && { ...findings.inventory, path: moved(findings.inventory.path) } },
    origin: { recipeHash, agentVersion: AGENT_VERSION, baseSha256: readCachedBase(baseIdentity.get(job).folder).sha256 },
    facts: await readFacts(state.job(jobId).journal, journalBytes),
  };
}

/** What the first bytes of a journal tell of the image, but for its base's hash: every build tells that by itself. */
async function readFacts(journal: string, bytes: number): Promise<JobEvent[]> {
  const decoder = createNdjsonDecoder();
  const facts: JobEvent[] = [];
  for await (const chunk of createReadStream(journal, { end: bytes - 1 }))
    facts.push(...decoder.push(chunk).flatMap(({ event }) => (isFact(event) ? event : [])));
  return facts;
}

function isFact(event: JobEvent): boolean {
  if (event.type === "inputs.resolved") return event.inputs.baseSha256 === undefined;
  return event.type === "check.finished" || event.type === "file.written";
}

/** `gc` goes by the age of a folder: all that a disk lies over has to last as long as it does. */
export async function touchFolders(disks: readonly string[]): Promise<void> {
  const now = new Date();
  for (const folder of new Set(disks.map(dirname))) await utimes(folder, now, now);
}
