import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { AgentError } from "#protocol/agent-error.ts";
import { type JobRequest, jobRequestSchema, jobSecretSchema, type StartAnswer } from "#protocol/job-request.ts";
import { recipeSchema } from "#protocol/recipe.ts";
import { collectGarbage } from "../jobs/collect-garbage.ts";
import { spawnRunner } from "../jobs/runner-process.ts";
import type { StateFolder } from "../state-folder.ts";
import { answer, type Command } from "./command.ts";

/**
 * Accepts a job request from stdin and leaves a detached runner behind; answers before the job has done anything.
 * The same job id twice starts one job: the folder of the job is the lock.
 */
export const start: Command = async ({ state }) => {
  const input = await text(process.stdin);
  const request = readRequest(input);
  const isNew = await startJob(request, readSecret(input), state);
  answer({ v: 1, jobId: request.jobId, isNew } satisfies StartAnswer);
};

async function startJob(request: JobRequest, secret: string, state: StateFolder): Promise<boolean> {
  const job = state.job(request.jobId);
  mkdirSync(state.jobs, { recursive: true, mode: 0o755 });
  // Before the folder is made: a job that is made and not yet running would be taken for dead if this took long.
  await collectGarbage(state, request.jobId);
  if (!makeFolder(job.path)) return false;
  writeFileSync(job.request, JSON.stringify(request), { mode: 0o600 });
  writeFileSync(job.journal, "", { mode: 0o640 });
  await spawnRunner({ job, jobId: request.jobId, state, secret });
  return true;
}

/** False: it was there already. */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o750 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/** Throws `RECIPE_REJECTED` for what is no request, and for a recipe that is not the one that was hashed. */
export function readRequest(input: string): JobRequest {
  const request = jobRequestSchema.safeParse(parseJson(input));
  if (!request.success) {
    const [issue] = request.error.issues;
    const place = issue?.path.join(".") ?? "";
    throw new AgentError("RECIPE_REJECTED", `The job request is not valid at "${place}": ${issue?.message}.`, { subject: place });
  }
  const { recipe, recipeHash } = request.data;
  const hash = createHash("sha256")
    .update(JSON.stringify(recipeSchema.parse(recipe)))
    .digest("hex");
  if (hash !== recipeHash)
    throw new AgentError("RECIPE_REJECTED", `The recipe hashes to ${hash}, the request says ${recipeHash}.`, {
      subject: "recipeHash",
    });
  requireMachine(request.data);
  return request.data;
}

/** A snapshot is taken of a machine, and a chroot has none. */
function requireMachine(request: JobRequest): void {
  if (request.kind !== "build" || (request.recipe.pipeline === "snapshot") === (request.machine !== null)) return;
  const found = request.machine === null ? "no machine" : `a machine (${request.machine.kind})`;
  throw new AgentError("RECIPE_REJECTED", `The pipeline "${request.recipe.pipeline}" was asked with ${found}.`, {
    subject: "machine",
  });
}

/** "" for a job that needs none. */
function readSecret(input: string): string {
  return jobSecretSchema.parse(parseJson(input)).secret ?? "";
}

function parseJson(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (cause) {
    throw new AgentError("RECIPE_REJECTED", "The job request is no JSON.", {}, { cause });
  }
}
