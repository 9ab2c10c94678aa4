import type { JobEvent, JobEventType } from "#protocol/job-event.ts";

/** The events of one type. */
export function eventsOf<Type extends JobEventType>(
  events: readonly JobEvent[],
  type: Type,
): Extract<JobEvent, { type: Type }>[] {
  const isOfType = (event: JobEvent): event is Extract<JobEvent, { type: Type }> => event.type === type;
  return events.filter(isOfType);
}

/** The failure with which a job ended; null: it succeeded. */
export function failureOf(events: readonly JobEvent[]) {
  return eventsOf(events, "job.finished")[0]?.error ?? null;
}

/** The outcome of each step that was reported, by its id. */
export function outcomesOf(events: readonly JobEvent[]): Readonly<Record<string, string>> {
  return Object.fromEntries(eventsOf(events, "step.finished").map(({ step, outcome }) => [step, outcome]));
}
