import type { CheckOutcome } from "#protocol/job-event.ts";
import type { Recipe } from "#protocol/recipe.ts";

/** `evidence` says what was seen, for a person to judge by; never a secret itself. */
export type Verdict = { readonly outcome: CheckOutcome; readonly evidence: string };

/**
 * One question to a finished image. `Ground` is what it is asked of: the file, the mounted root, the chroot, a machine.
 *
 * Ids are the outside's contract (reports, scripts of users): kebab-case and never changed. A failure that `run` throws is a failed
 * check where the image can be to blame, and ends the job where the builder is.
 */
export type Check<Ground> = {
  readonly id: string;
  /** `L01` … `L19`: the lesson that it guards. */
  readonly lesson: string | null;
  /** What is true of a good image, in one sentence of docs/verification.md. */
  readonly meaning: string;
  readonly applies?: (recipe: Recipe) => boolean;
  /** The check without which this one makes no sense: where that one failed, this one is not asked. */
  readonly needs?: string;
  readonly run: (ground: Ground) => Promise<Verdict>;
};

export function passed(evidence: string): Verdict {
  return { outcome: "passed", evidence };
}

export function failed(evidence: string): Verdict {
  return { outcome: "failed", evidence };
}

export function skipped(reason: string): Verdict {
  return { outcome: "skipped", evidence: reason };
}

/** What a list names in evidence before it is cut: enough to begin with. */
const MOST_NAMED = 12;

/** Passed where nothing objectionable was found; else the finds are the evidence. `sought` says in a good report what was looked for. */
export function judgeFinds(finds: readonly string[], sought: string): Verdict {
  if (finds.length === 0) return passed(`none found: ${sought}`);
  const rest = finds.length > MOST_NAMED ? ` and ${finds.length - MOST_NAMED} more` : "";
  return failed(`${finds.slice(0, MOST_NAMED).join("; ")}${rest}`);
}

/** Checks that all need the same one first. */
export function needing<Ground>(id: string, checks: readonly Check<Ground>[]): Check<Ground>[] {
  return checks.map((check) => ({ needs: id, ...check }));
}
