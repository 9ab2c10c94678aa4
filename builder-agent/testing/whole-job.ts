import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { JobEvent } from "#protocol/job-event.ts";
import type { JobRequest } from "#protocol/job-request.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import type { StepId } from "#protocol/step-id.ts";
import type { JobContext } from "../src/engine/job-context.ts";
import { openJournal } from "../src/engine/journal.ts";
import { openLedger, outstandingResources } from "../src/engine/ledger.ts";
import { createReport } from "../src/engine/report.ts";
import { createFakeHost, createFakeWorld, type FakeScript, type FakeWorld } from "../src/host/fake-host.ts";
import { type StateFolder, stateFolder } from "../src/state-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export type WholeJob = {
  readonly context: JobContext;
  readonly state: StateFolder;
  readonly world: FakeWorld;
  /** The ledger's path. */
  readonly ledger: string;
  readonly events: () => JobEvent[];
};

type Options = {
  readonly script?: FakeScript;
  readonly state?: StateFolder | undefined;
  /** Called as each step begins. */
  readonly onStep?: (step: StepId, cancel: () => void) => void;
};

/** A job on a fake host with a journal and a ledger of its own, for a pipeline to run from its first event to its last. */
export function wholeJob(
  request: JobRequest,
  { script = [], state = stateFolder(temporaryFolder()), onStep }: Options,
): WholeJob {
  const { jobId, recipe, recipeHash, isReuseAllowed } = request;
  const { journal: path, ledger } = state.job(jobId);
  mkdirSync(dirname(path), { recursive: true });
  const world = createFakeWorld();
  const cancellation = new AbortController();
  const journal = openJournal({ path, secrets: [], now: () => new Date() });
  const report = createReport({
    ...journal,
    append: (body) => {
      journal.append(body);
      if (body.type === "step.started") onStep?.(body.step, () => cancellation.abort());
    },
  });
  const { signal } = cancellation;
  return {
    context: {
      ...{ job: {}, jobId, recipe, recipeHash, isReuseAllowed, state, commands: [], report, ledger: openLedger(ledger), signal },
      host: createFakeHost({ world, script, signal }),
    },
    ...{ state, world, ledger },
    events: () =>
      createNdjsonDecoder()
        .push(readFileSync(path))
        .map(({ event }) => event),
  };
}

/** What a job holds that holds nothing. */
export const NOTHING = { mounts: [], loops: [], processes: [], ledger: [] };

export function heldBy({ world, ledger }: Pick<WholeJob, "world" | "ledger">) {
  return {
    ...{ mounts: [...world.mounts], loops: [...world.loops], processes: [...world.processes] },
    ledger: outstandingResources(ledger),
  };
}
