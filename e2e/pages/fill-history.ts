import { type HostId, type JobId, jobIdSchema, variantIdSchema } from "#domain/id.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { JobEventBody } from "#protocol/job-event.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import { variant } from "#server/db/schema/catalog.ts";
import { job } from "#server/db/schema/job.ts";
import { newId } from "#server/id.ts";
import { putJournal } from "./put-journal.ts";
import { sampleRecipe } from "./sample-recipe.ts";

/** How many builds of the last month there are; they have the numbers from one on. */
export const HISTORY_BUILDS = 60;

const DAY_MS = 86_400_000;
const ENDS = ["succeeded", "succeeded", "failed", "succeeded", "succeeded", "succeeded", "cancelled"] as const;

const STDERR = ["Err:1 https://mirror.example.org/debian bookworm InRelease", "  Could not resolve 'mirror.example.org'"];
const FAILURE: AgentFailure = {
  ...{ code: "MIRROR_UNREACHABLE", blame: "mirror", message: "mirror.example.org could not be resolved." },
  detail: {
    ...{ step: "refresh-package-lists", command: "apt-get update", exitCode: 100, subject: "mirror.example.org" },
    stderrTail: STDERR.join("\n"),
  },
};

const FAILED: readonly JobEventBody[] = [
  {
    type: "job.started",
    recipeHash: "0".repeat(64),
    agentVersion: "1",
    plan: ["check-host", "refresh-package-lists", "install-packages"],
  },
  { type: "step.started", step: "check-host" },
  { type: "step.finished", step: "check-host", outcome: "succeeded", durationMs: 412 },
  { type: "step.started", step: "refresh-package-lists" },
  {
    type: "log",
    step: "refresh-package-lists",
    stream: "stdout",
    line: "Ign:1 https://mirror.example.org/debian bookworm InRelease",
  },
  ...STDERR.map((line) => ({
    ...{ type: "log" as const, step: "refresh-package-lists" as const, stream: "stderr" as const, line },
  })),
  { type: "step.finished", step: "refresh-package-lists", outcome: "failed", durationMs: 20_113 },
  { type: "job.finished", outcome: "failed", error: FAILURE },
];

/** Writes a month of builds without journals, up to yesterday, and gives the newest that failed, which has one. */
export function fillHistory(db: Db, folder: DataFolder, hostId: HostId): JobId {
  const variants = db.select().from(variant).all();
  const failed: JobId[] = [];
  for (let number = 1; number <= HISTORY_BUILDS; number += 1) {
    const one = variants[(number * 5) % variants.length];
    const state = ENDS[number % ENDS.length];
    if (one === undefined || state === undefined) continue;
    const id = newId(jobIdSchema);
    const startedAt = new Date(Date.now() - (1 + (HISTORY_BUILDS - number) / 2.2) * DAY_MS);
    if (state === "failed") failed.push(id);
    const recipe = sampleRecipe(one);
    db.insert(job)
      .values({
        ...{ id, kind: "build", number, variantId: variantIdSchema.parse(one.id), hostId, state, recipe },
        ...{ recipeHash: "0".repeat(64), isReuseAllowed: true, failure: state === "failed" ? FAILURE : null },
        ...{ createdAt: startedAt, startedAt, finishedAt: new Date(startedAt.getTime() + 90_000 + (number % 9) * 21_000) },
      })
      .run();
  }
  const newest = failed.at(-1);
  if (newest === undefined) throw new Error("No build of the history failed.");
  putJournal({ db, folder, id: newest, at: new Date(Date.now() - DAY_MS).toISOString() }, FAILED);
  return newest;
}
