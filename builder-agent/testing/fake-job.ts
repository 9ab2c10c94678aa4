import { join } from "node:path";
import type { JobEventBody } from "#protocol/job-event.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { JobContext } from "../src/engine/job-context.ts";
import { openLedger } from "../src/engine/ledger.ts";
import type { Report } from "../src/engine/report.ts";
import { createFakeHost, createFakeWorld } from "../src/host/fake-host.ts";
import { stateFolder } from "../src/state-folder.ts";
import { requestFor } from "./sample-request.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A job on a host that does nothing, for steps that only work inside an image; `events` grows with what they report. */
export function fakeJob(recipe: Recipe): { readonly context: JobContext; readonly events: readonly JobEventBody[] } {
  const events: JobEventBody[] = [];
  const folder = temporaryFolder();
  const { signal } = new AbortController();
  const { jobId, recipeHash, isReuseAllowed } = requestFor(recipe);
  const nothing = () => {};
  const report: Report = {
    ...{ log: nothing, warning: nothing, check: nothing, progress: nothing, stepStarted: nothing, stepFinished: nothing },
    event: (event) => events.push(event),
  };
  return {
    events,
    context: {
      ...{ job: {}, jobId, recipe, recipeHash, isReuseAllowed, commands: [], report, signal },
      state: stateFolder(folder),
      host: createFakeHost({ world: createFakeWorld(), script: [], signal }),
      ledger: openLedger(join(folder, "ledger.ndjson")),
    },
  };
}
