import { setTimeout as delay } from "node:timers/promises";
import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";

type Patience = {
  /** How long the condition may take, in milliseconds. */
  readonly deadlineMs: number;
  /** What was waited for, as the object of "did not … in time". */
  readonly what: string;
  readonly code?: AgentErrorCode;
  /** How long between two looks, in milliseconds: 20 (far below what a person notices, far above what a look into /proc costs). */
  readonly everyMs?: number;
  readonly signal?: AbortSignal;
};

/** Waits until a condition of the outside world holds. Throws `HOST_RESOURCE_BUSY`, or the code given, when the deadline passes. */
export async function waitUntil(condition: () => Promise<boolean>, patience: Patience): Promise<void> {
  const end = performance.now() + patience.deadlineMs;
  while (!(await condition())) {
    patience.signal?.throwIfAborted();
    if (performance.now() > end)
      throw new AgentError(
        patience.code ?? "HOST_RESOURCE_BUSY",
        `Waited ${patience.deadlineMs / 1000} s in vain: ${patience.what}.`,
      );
    await delay(patience.everyMs ?? 20, undefined, patience.signal === undefined ? {} : { signal: patience.signal });
  }
}
