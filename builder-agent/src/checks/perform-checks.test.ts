import { expect, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import { sampleRecipe } from "../../testing/sample-request.ts";
import type { CheckAnswer } from "../engine/report.ts";
import { type Check, failed, needing, passed } from "./check.ts";
import { performChecks } from "./perform-checks.ts";

const check = (id: string, run: Check<unknown>["run"], more: Partial<Check<unknown>> = {}): Check<unknown> => ({
  ...{ id, run, lesson: null, meaning: "" },
  ...more,
});
const good = async () => passed("seen");
const bad = async () => failed("seen");
const refusing = (code: "COMMAND_FAILED" | "HOST_DISK_FULL") => async () => {
  throw new AgentError(code, "It broke.", { stderrTail: "why" });
};

/** What is reported of checks, as `id outcome: evidence`. */
async function answersOf(checks: readonly Check<unknown>[], signal = new AbortController().signal): Promise<string[]> {
  const answers: CheckAnswer[] = [];
  const silent = {
    event: () => {},
    log: () => {},
    warning: () => {},
    progress: () => {},
    stepStarted: () => {},
    stepFinished: () => {},
  };
  const report = { ...silent, check: (answer: CheckAnswer) => answers.push(answer) };
  await performChecks(checks, "rest", { recipe: sampleRecipe(), report, signal });
  return answers.map(({ id, outcome, evidence }) => `${id} ${outcome}: ${evidence}`);
}

test("checks are asked in order, and one that the recipe does not call for is not", async () => {
  const checks = [check("one", good), check("two", good, { applies: () => false }), check("three", bad)];
  expect(await answersOf(checks)).toEqual(["one passed: seen", "three failed: seen"]);
});

test("what needs a failed check is not asked, nor what needs that, and each says which one failed", async () => {
  const checks = [check("one", bad), ...needing("one", [check("two", good), check("three", good, { needs: "two" })])];
  expect(await answersOf(checks)).toEqual([
    "one failed: seen",
    "two skipped: not asked: one failed",
    "three skipped: not asked: one failed",
  ]);
});

test("what the image cannot answer is a failed check, with the reason", async () => {
  expect(await answersOf([check("one", refusing("COMMAND_FAILED"))])).toEqual(["one failed: It broke. why"]);
});

test("what the builder cannot do ends the job, and so do a fault of our own and a cancel", async () => {
  await expect(answersOf([check("one", refusing("HOST_DISK_FULL"))])).rejects.toMatchObject({ code: "HOST_DISK_FULL" });
  await expect(answersOf([check("one", () => Promise.reject(new TypeError("ours")))])).rejects.toThrow("ours");
  await expect(answersOf([check("one", good)], AbortSignal.abort(new Error("cancelled")))).rejects.toThrow("cancelled");
});
