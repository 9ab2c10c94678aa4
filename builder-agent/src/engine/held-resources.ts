import { AgentError } from "#protocol/agent-error.ts";
import type { ScopeId } from "#protocol/step-id.ts";
import type { Host } from "../host/host.ts";
import type { JobContext } from "./job-context.ts";
import { releaseResource } from "./release-resource.ts";
import type { Resource } from "./resource.ts";

/** What a scope takes its resources through. */
export type Holder = {
  /** Writes the resource into the ledger, then takes it: a kill at any moment between leaves a note, never a leak. */
  readonly hold: <Value>(resource: Resource, take: () => Promise<Value>) => Promise<Value>;
  /** Something to put right inside the image before it is let go; a killed job needs it not, its disk is thrown away. */
  readonly onClose: (undo: (host: Host) => Promise<void>) => void;
  /** Something to do before anything is released, where a step inside has failed by itself and nobody cancelled it. */
  readonly onFailure: (act: (failure: unknown) => Promise<void>) => void;
};

type HeldResources = {
  readonly holder: Holder;
  /** Releases all in reverse order; throws the first failure after having tried everything. */
  readonly release: (scope: ScopeId) => Promise<void>;
  /** The same after a failure or a cancel: what goes wrong now is a warning. */
  readonly releaseAfterFailure: (scope: ScopeId, failure: unknown) => Promise<void>;
};

/** A release works with commands that take seconds; a minute is a hung kernel, not a slow one. */
const GRACE_MS = 60_000;

export function holdResources(context: JobContext): HeldResources {
  const undos: ((host: Host) => Promise<void>)[] = [];
  const acts: ((failure: unknown) => Promise<void>)[] = [];
  const holder: Holder = {
    onClose: (undo) => {
      undos.push(undo);
    },
    onFailure: (act) => {
      acts.push(act);
    },
    hold: async (resource, take) => {
      const entry = context.ledger.hold(resource);
      undos.push(async (host) => {
        await releaseResource(resource, host);
        context.ledger.released(entry);
      });
      return take();
    },
  };

  const warn = (scope: ScopeId) => (cause: unknown) =>
    context.report.warning("RELEASE_FAILED", `Closing ${scope}: ${messageOf(cause)}`);

  async function releaseAll(scope: ScopeId, onFailure: (cause: unknown) => void): Promise<void> {
    const startedAt = performance.now();
    const host = context.host.underSignal(AbortSignal.timeout(GRACE_MS));
    for (const undo of undos.toReversed()) await undo(host).catch(onFailure);
    context.report.event({ type: "scope.closed", scope, durationMs: Math.round(performance.now() - startedAt) });
  }

  return {
    holder,
    release: async (scope) => {
      const failures: unknown[] = [];
      await releaseAll(scope, (cause) => failures.push(cause));
      if (failures.length > 0) throw failures[0];
    },
    releaseAfterFailure: async (scope, failure) => {
      if (!isCancelled(failure)) for (const act of acts) await act(failure).catch(warn(scope));
      await releaseAll(scope, warn(scope));
    },
  };
}

function isCancelled(failure: unknown): boolean {
  return failure instanceof AgentError && failure.code === "CANCELLED";
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
