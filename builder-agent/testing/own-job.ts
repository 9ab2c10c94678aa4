import { mkdirSync, readFileSync } from "node:fs";
import type { JobEvent } from "#protocol/job-event.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { JobContext } from "../src/engine/job-context.ts";
import { openJournal } from "../src/engine/journal.ts";
import { openLedger } from "../src/engine/ledger.ts";
import { createReport } from "../src/engine/report.ts";
import { createLinuxHost } from "../src/host/linux-host.ts";
import { stateFolder } from "../src/state-folder.ts";
import { SHARED_STATE } from "./real-agent.ts";
import { requestFor } from "./sample-request.ts";

/**
 * A job on the real host whose steps run in the test's own process: for tests that do something between two steps. Unlike an
 * agent's it sees the machine's own network, so its mirrors are named by addresses.
 */
export function ownJob(recipe: Recipe): { readonly context: JobContext; readonly events: () => JobEvent[] } {
  const { jobId, recipeHash, isReuseAllowed } = requestFor(recipe);
  const state = stateFolder(SHARED_STATE);
  const job = state.job(jobId);
  for (const folder of [job.path, state.workspaces, state.bases, state.sealed]) mkdirSync(folder, { recursive: true });
  const { signal } = new AbortController();
  const report = createReport(openJournal({ path: job.journal, secrets: [], now: () => new Date() }));
  return {
    context: {
      ...{ job: {}, jobId, recipe, recipeHash, isReuseAllowed, state, commands: [], report, signal },
      host: createLinuxHost({ jobId, log: report.log, signal }),
      ledger: openLedger(job.ledger),
    },
    events: () =>
      createNdjsonDecoder()
        .push(readFileSync(job.journal))
        .map(({ event }) => event),
  };
}
