import { randomUUID } from "node:crypto";
import type { JobEvent } from "#protocol/job-event.ts";
import type { JobRequest } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { OpenCloud } from "../../builder-agent/src/openstack/keystone.ts";
import { failureOf } from "../../builder-agent/testing/event-queries.ts";
import { realAgent } from "../../builder-agent/testing/real-agent.ts";
import { requestFor, sampleRecipe } from "../../builder-agent/testing/sample-request.ts";

type Asked<Kind extends JobRequest["kind"]> = Omit<Extract<JobRequest, { kind: Kind }>, keyof ReturnType<typeof headOf>>;

const headOf = (recipe: Recipe) => {
  const { v, jobId, recipeHash, isReuseAllowed } = requestFor(recipe);
  return { v, jobId, recipe, recipeHash, isReuseAllowed };
};

/** The agent at work on one cloud for one made-up variant, by whose mark everything that it leaves is found again. */
export function openStory(open: OpenCloud, stateFolder: string) {
  const agent = realAgent(stateFolder);
  const variantId = randomUUID();
  const recipe = sampleRecipe({
    ...{ variant: { id: variantId, name: "real-cloud-story", revision: 1 }, pipeline: "snapshot" },
    ...{ diskSizeBytes: 4 * 1024 ** 3, upgrade: "none", parts: [] },
  });

  /** Does one job and gives its events. Throws the job's own sentence where it failed. */
  async function perform<Kind extends JobRequest["kind"]>(asked: Asked<Kind>): Promise<JobEvent[]> {
    const request = { ...headOf(recipe), ...asked, secret: open.secret };
    const { exitCode, stdout } = await agent.call(["start"], JSON.stringify(request));
    if (exitCode !== 0) throw new Error(`The agent refused the job: ${stdout}`);
    const events = await agent.follow(request.jobId);
    const failure = failureOf(events);
    if (failure !== null) throw new Error(`${failure.code}: ${failure.message}`);
    return events;
  }

  return { agent, variantId, recipe, perform, ...open };
}

export type CloudStory = ReturnType<typeof openStory>;

/** One thing that has to be true, with what it is called. */
export type Chapter = readonly [title: string, tell: () => Promise<void>];

export function insist(isTrue: boolean, sentence: string): asserts isTrue {
  if (!isTrue) throw new Error(sentence);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
