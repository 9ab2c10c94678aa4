import type { JobEvent } from "#protocol/job-event.ts";
import type { Answer, CommandContext } from "../command.ts";
import { findBuildId, findMirrorProfile } from "../find.ts";
import { watchJob } from "../watch-job.ts";
import { WORDS } from "../words.ts";

/** Prints a build's journal: under `--json` its events, one a line; else what its tools printed. */
export async function printLog(
  { api, terminal, isJson }: CommandContext,
  { build, follow = false }: { build: string; follow?: boolean },
): Promise<null> {
  const id = await findBuildId(api, build);
  const { journalBytes } = await api.jobs.byId.query({ id });
  if (!follow && journalBytes === 0) return null;
  const spell = isJson ? (event: JobEvent) => `${JSON.stringify(event)}\n` : describeEvent;
  await watchJob(api, id, {
    signal: terminal.interrupt,
    onBatch: ({ events, end }) => {
      terminal.stdout(events.map(spell).join(""));
      return follow || end < journalBytes ? "go on" : "stop";
    },
  });
  return null;
}

export async function cancelBuild({ api }: CommandContext, { build }: { build: string }): Promise<Answer> {
  const { state } = await api.jobs.cancel.mutate({ id: await findBuildId(api, build) });
  return { json: { state }, text: `${WORDS.cancelling(build)}\n` };
}

type Retry = { readonly build: string; readonly mirror?: string; readonly continue?: boolean };

/**
 * Attempts the same recipe again; with `mirror`, through the mirrors of the profile that has this name; with `continue`, from what the
 * failed build left on its host.
 */
export async function retryBuild(
  { api }: CommandContext,
  { build, mirror, continue: isContinuing = false }: Retry,
): Promise<Answer> {
  const buildId = await findBuildId(api, build);
  const other = mirror === undefined ? {} : { mirrorProfileId: (await findMirrorProfile(api, mirror)).id };
  const { id, number } = await api.builds.retry.mutate({ id: buildId, isContinuing, ...other });
  return { json: { buildId: id }, text: `${WORDS.queued(number)}\n` };
}

function describeEvent(event: JobEvent): string {
  if (event.type === "log") return `${event.line}\n`;
  if (event.type === "step.started") return `== ${event.step}\n`;
  if (event.type === "job.finished") return `== ${event.outcome}${event.error === null ? "" : `: ${event.error.message}`}\n`;
  return "";
}
