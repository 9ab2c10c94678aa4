import { afterAll, expect, test } from "vitest";
import type { JobEvent } from "#protocol/job-event.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { StepId } from "#protocol/step-id.ts";
import { failureOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { DOCKER_PART, sampleRequest } from "../../testing/sample-request.ts";

const agent = realAgent();

/** A step inside each scope that lasts long enough to be hit. */
const PLACES: readonly { readonly scope: string; readonly step: StepId; readonly parts: Recipe["parts"] }[] = [
  { scope: "attached-disk", step: "move-backup-header", parts: [] },
  { scope: "mounted-root", step: "take-inventory", parts: [] },
  { scope: "chroot", step: "install-packages", parts: [DOCKER_PART] },
];

/** Does something once, when a step has begun and said a line or its start. */
function during(step: StepId, act: () => void): (event: JobEvent) => void {
  let isDone = false;
  return (event) => {
    if (isDone || !("step" in event) || event.step !== step) return;
    isDone = true;
    setTimeout(act, 300);
  };
}

test.each(PLACES)("cancel inside $scope ends the job as cancelled and leaves nothing", async ({ step, parts }) => {
  const request = sampleRequest({ parts, upgrade: "none" });
  const events = await agent.build(
    request,
    during(step, () => void agent.cancel(request.jobId)),
  );
  expect(failureOf(events)).toMatchObject({ code: "CANCELLED", blame: "user" });
  expect(agent.leftovers()).toEqual([]);
});

test.each(PLACES)("kill -9 inside $scope is told as such by whoever follows, and nothing is left", async ({ step, parts }) => {
  const request = sampleRequest({ parts, upgrade: "none" });
  const events = await agent.build(
    request,
    during(step, () => agent.kill(request.jobId)),
  );
  expect(failureOf(events)).toMatchObject({ code: "AGENT_KILLED", blame: "host" });
  expect(agent.leftovers()).toEqual([]);
});

test("kill -9 with nobody following: gc releases all and writes the last event", async () => {
  const request = sampleRequest();
  await agent.start(request);
  const seen = Promise.withResolvers<void>();
  void agent.follow(request.jobId, during("install-packages", seen.resolve));
  await seen.promise;
  agent.kill(request.jobId);
  await agent.call(["gc"]);
  expect(agent.leftovers()).toEqual([]);
  expect(failureOf(await agent.follow(request.jobId))).toMatchObject({ code: "AGENT_KILLED" });
});

test("a job that nobody started was not running, and cannot be followed", async () => {
  const cancelled = await agent.cancel("never-started");
  expect(JSON.parse(cancelled.stdout)).toEqual({ v: 1, jobId: "never-started", wasRunning: false });
  const followed = await agent.call(["follow", "--job", "never-started"]);
  expect(followed.exitCode).toBe(2);
  expect(JSON.parse(followed.stdout)).toMatchObject({ error: { code: "AGENT_JOURNAL_LOST" } });
});

test("a request whose recipe is not the hashed one is refused", async () => {
  const refused = await agent.start({ ...sampleRequest(), recipeHash: "0".repeat(64) });
  expect(refused.exitCode).toBe(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "RECIPE_REJECTED", blame: "recipe" } });
});

afterAll(async () => {
  // After all these deaths a build still works.
  expect(failureOf(await agent.build(sampleRequest({ parts: [], upgrade: "none" })))).toBeNull();
});
