import { closeSync, openSync, writeSync } from "node:fs";
import { hostIdSchema, type JobId, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import type { JobState } from "#domain/job/job.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { openDb } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { person } from "#server/db/schema/person.ts";
import { newId } from "#server/id.ts";
import { insertJob } from "#server/jobs/jobs.repo.ts";
import { sampleRecipe } from "./sample-recipe.ts";

const AT = "2026-11-22T10:00:00.000Z";
/** Lines that are written at once. */
const CHUNK = 10_000;

const spell = (body: JobEventBody) => `${JSON.stringify({ v: 1, at: AT, ...body })}\n`;
const spellLines = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    spell({ type: "log", step: "install-packages", stream: "stdout", line: `Unpacking package-${from + index} (1.0-1) ...` }),
  ).join("");

/**
 * Writes a build whose log has so many lines into a dashboard's data folder. Of one that is still queued the log can grow: `append`
 * writes on. The dispatcher leaves it alone, since somebody wants a host for it that nobody knows.
 */
export function putLongBuild(root: string, lines: number, state: Extract<JobState, "succeeded" | "queued">) {
  const folder = openDataFolder(root);
  const db = openDb(folder.database);
  const id = newId(jobIdSchema);
  const file = openSync(folder.journal(id), "a");
  writeSync(file, spell({ type: "job.started", recipeHash: "0".repeat(64), agentVersion: "1", plan: ["install-packages"] }));
  writeSync(file, spell({ type: "step.started", step: "install-packages" }));
  for (let from = 0; from < lines; from += CHUNK) writeSync(file, spellLines(from, Math.min(CHUNK, lines - from)));
  if (state === "succeeded") {
    writeSync(file, spell({ type: "step.finished", step: "install-packages", outcome: "succeeded", durationMs: 61_000 }));
    writeSync(file, spell({ type: "job.finished", outcome: "succeeded", error: null }));
  }
  try {
    insertBuild(db, id, state);
  } finally {
    db.$client.close();
  }
  let written = lines;
  return {
    id,
    append(count: number) {
      writeSync(file, spellLines(written, count));
      written += count;
    },
    close: () => closeSync(file),
  };
}

function insertBuild(db: ReturnType<typeof openDb>, id: JobId, state: JobState): void {
  const one = db.select().from(variant).limit(1).get();
  if (one === undefined) throw new Error("There is no variant.");
  const isOver = state === "succeeded";
  insertJob(db, {
    ...{ id, kind: "build", variantId: variantIdSchema.parse(one.id), recipe: sampleRecipe(one), recipeHash: "0".repeat(64) },
    ...{ isReuseAllowed: true, state },
    // Of somebody's own wish: where nobody chose the host, any other will do.
    wantedHostId: newId(hostIdSchema),
    personId: db.select({ id: person.id }).from(person).get()?.id ?? null,
    startedAt: new Date(AT),
    finishedAt: isOver ? new Date(Date.parse(AT) + 61_000) : null,
  });
}
