import { AgentError } from "#protocol/agent-error.ts";

/**
 * What an earlier step of the same job found out, for later ones: the base image's file, the kernels it came with.
 *
 * A finding is typed by its declaration and kept by job, so that a step can read only what another declared,
 * and two jobs in one process (tests) never see each other's.
 */
export type Finding<Value> = {
  readonly note: (job: object, value: Value) => void;
  /** Throws `AGENT_BUG` where no step noted it: the pipeline's order is wrong. */
  readonly get: (job: object) => Value;
  readonly find: (job: object) => Value | undefined;
};

export function defineFinding<Value>(name: string): Finding<Value> {
  const values = new WeakMap<object, Value>();
  return {
    note: (job, value) => {
      values.set(job, value);
    },
    find: (job) => values.get(job),
    get: (job) => {
      const value = values.get(job);
      if (value === undefined) throw new AgentError("AGENT_BUG", `No step noted "${name}" before it was needed.`);
      return value;
    },
  };
}
