import type { CheckOutcome, CheckPhase } from "#protocol/job-event.ts";
import type { Check } from "./check.ts";

/** Checks of one phase that guard one lesson; null: beyond the lessons. */
export type CheckGroup = { readonly phase: CheckPhase; readonly lesson: string | null; readonly checks: readonly Check[] };

const PHASES: readonly CheckPhase[] = ["mirror", "rest", "booted", "build"];
/** What needs a person first. */
const URGENCY: { readonly [Outcome in CheckOutcome]: number } = { failed: 0, warned: 1, passed: 2, skipped: 3 };

const urgencyOf = ({ checks }: CheckGroup): number => Math.min(...checks.map((check) => URGENCY[check.outcome]));
/** Sorts after every lesson. */
const LAST = "Z";

/** Groups checks by phase and lesson: within a phase the groups with failures first, then by lesson; within a group failures first. */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  const groups = Map.groupBy(checks, ({ phase, lesson }) => `${phase} ${lesson}`);
  return [...groups.values()]
    .flatMap((members): CheckGroup[] => {
      const [first] = members;
      if (first === undefined) return [];
      const sorted = members.toSorted((one, other) => URGENCY[one.outcome] - URGENCY[other.outcome]);
      return [{ phase: first.phase, lesson: first.lesson, checks: sorted }];
    })
    .toSorted(
      (one, other) =>
        PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase) ||
        urgencyOf(one) - urgencyOf(other) ||
        (one.lesson ?? LAST).localeCompare(other.lesson ?? LAST),
    );
}

/** How many checks had each outcome. */
export function countOutcomes(checks: readonly Check[]): { readonly [Outcome in CheckOutcome]: number } {
  const count = (outcome: CheckOutcome) => checks.filter((check) => check.outcome === outcome).length;
  return { failed: count("failed"), warned: count("warned"), passed: count("passed"), skipped: count("skipped") };
}
