import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";
import type { JobContext } from "./job-context.ts";

/** With less than this left (64 MiB) on the builder's disk, whatever failed failed for want of room. */
const FULL_BELOW_BYTES = 67_108_864;

/** Failures that a full builder disk causes in disguise: an I/O error of a loop device says nothing of the file below it. */
const DISGUISES: ReadonlySet<AgentErrorCode> = new Set<AgentErrorCode>([
  "COMMAND_FAILED",
  "DISK_TOO_SMALL",
  "PACKAGE_INSTALL_FAILED",
  "IMAGE_CHECK_FAILED",
  "AGENT_BUG",
  "HOST_RESOURCE_BUSY",
]);

/**
 * Turns whatever was thrown into the one error that the job reports. `where` names the step or the scope.
 * A cancelled job is cancelled, whatever the commands said as they died of it.
 */
export async function explainFailure(cause: unknown, context: JobContext, where?: string): Promise<AgentError> {
  const failure = toAgentError(cause);
  // It was explained where it happened. A cancel that came afterwards, of whoever let a kept machine go, is no other reason.
  if (failure.detail.step !== undefined) return failure;
  if (context.signal.aborted) return new AgentError("CANCELLED", "The job was cancelled.", locate({}, where));
  const isHostFull = DISGUISES.has(failure.code) && (await context.host.freeBytes(context.state.path)) < FULL_BELOW_BYTES;
  return new AgentError(
    isHostFull ? "HOST_DISK_FULL" : failure.code,
    isHostFull ? `The builder's disk is full. ${failure.message}` : failure.message,
    locate(failure.detail, where),
    { cause },
  );
}

function locate(detail: AgentError["detail"], where: string | undefined): AgentError["detail"] {
  return where === undefined ? detail : { ...detail, step: where };
}

function toAgentError(cause: unknown): AgentError {
  if (cause instanceof AgentError) return cause;
  if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC")
    return new AgentError("HOST_DISK_FULL", `The builder's disk is full: ${cause.message}.`, {}, { cause });
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const stack = cause instanceof Error && cause.stack !== undefined ? { stderrTail: cause.stack.slice(0, 4096) } : {};
  return new AgentError("AGENT_BUG", message, stack, { cause });
}
