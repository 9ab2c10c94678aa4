import type { JobContext } from "../engine/job-context.ts";
import type { FaceName, MirrorAnswer } from "./mirror-check.ts";

/** Where a mirror stands in the profile, and its address. */
export type MirrorPlace = { readonly face: FaceName; readonly source: string; readonly uri: string };

/**
 * Reports a mirror's answers as checks of the id `FACE/SOURCE/ASPECT`. That a mirror of the image face cannot be reached from
 * here is a warning only: its machines may live in another network than the builder.
 */
export function reportAnswers(
  { face, source, uri }: MirrorPlace,
  answers: readonly MirrorAnswer[],
  { report }: JobContext,
): void {
  for (const { aspect, outcome, evidence } of answers) {
    const isElsewhere = face === "image" && aspect === "reachable" && outcome === "failed";
    report.check({
      id: `${face}/${source}/${aspect}`,
      lesson: null,
      phase: "mirror",
      subject: uri,
      outcome: isElsewhere ? "warned" : outcome,
      evidence,
    });
  }
}
