/** One fault of a form: where, and which word says what is wrong. */
export type FieldIssue = { readonly path: readonly string[]; readonly message: string };

/** A form's faults as one of its parts sees them: `at` goes down into a part, `own` is what is said at the field itself. */
export class FieldIssues {
  readonly #issues: readonly FieldIssue[];
  readonly #wordOf: (message: string) => string;

  constructor(issues: readonly FieldIssue[], wordOf: (message: string) => string) {
    this.#issues = issues;
    this.#wordOf = wordOf;
  }

  at(...keys: readonly (string | number)[]): FieldIssues {
    const prefix = keys.map(String);
    const inside = this.#issues.filter((issue) => prefix.every((key, index) => issue.path[index] === key));
    return new FieldIssues(
      inside.map((issue) => ({ ...issue, path: issue.path.slice(prefix.length) })),
      this.#wordOf,
    );
  }

  /** The first fault of exactly this field, in words. */
  get own(): string | undefined {
    const issue = this.#issues.find((candidate) => candidate.path.length === 0);
    return issue === undefined ? undefined : this.#wordOf(issue.message);
  }

  /** The first fault of this field or of anything in it: for a field that holds a list of words. */
  get any(): string | undefined {
    const issue = this.#issues[0];
    return issue === undefined ? undefined : this.#wordOf(issue.message);
  }

  /** How many fields have a fault; one may have several. */
  get count(): number {
    return new Set(this.#issues.map((issue) => issue.path.join("."))).size;
  }
}
