import type { JobEvent } from "#protocol/job-event.ts";
import type { VerifiedImage } from "#protocol/job-request.ts";
import type { Recipe } from "#protocol/recipe.ts";
import { eventsOf } from "./event-queries.ts";
import { requestFor } from "./sample-request.ts";

/** A verification of an image that was built from the recipe. */
export function requestToVerify(recipe: Recipe, image: VerifiedImage) {
  return { ...requestFor(recipe), kind: "verify" as const, image };
}

/** What the checks of a verification found. */
export function verdicts(events: readonly JobEvent[]) {
  return eventsOf(events, "check.finished").filter(({ phase }) => phase === "rest" || phase === "booted");
}

/** What did not pass, with what was seen. */
export function notPassed(events: readonly JobEvent[]) {
  return verdicts(events).flatMap(({ id, outcome, evidence }) => (outcome === "passed" ? [] : [{ id, outcome, evidence }]));
}
