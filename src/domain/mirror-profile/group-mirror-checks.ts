import type { CheckOutcome } from "#protocol/job-event.ts";
import type { Check } from "../job/check.ts";

/** What one mirror of a face answered, question by question. */
export type MirrorAnswers = {
  readonly face: string;
  readonly source: string;
  readonly uri: string | null;
  readonly outcome: CheckOutcome;
  readonly answers: readonly (Check & { readonly aspect: string })[];
};

/** The worst first. */
const ORDER: readonly CheckOutcome[] = ["failed", "warned", "passed", "skipped"];

const rank = ({ outcome }: { readonly outcome: CheckOutcome }): number => ORDER.indexOf(outcome);

/**
 * Groups a mirror check's report by face, source and address: the id of each check is `FACE/SOURCE/ASPECT`. A mirror's own outcome is
 * its worst answer; within a face the mirrors that somebody has to look at come first.
 */
export function groupMirrorChecks(checks: readonly Check[]): MirrorAnswers[] {
  const answers = checks.map((check) => {
    const [face = "", source = "", ...aspect] = check.id.split("/");
    return { ...check, face, source, aspect: aspect.join("/") };
  });
  const groups = Map.groupBy(answers, ({ face, source, subject }) => [face, source, subject].join(" "));
  return [...groups.values()]
    .flatMap((members): MirrorAnswers[] => {
      const [worst] = members.toSorted((one, other) => rank(one) - rank(other));
      if (worst === undefined) return [];
      return [{ face: worst.face, source: worst.source, uri: worst.subject, outcome: worst.outcome, answers: members }];
    })
    .toSorted((one, other) => one.face.localeCompare(other.face) || rank(one) - rank(other));
}
