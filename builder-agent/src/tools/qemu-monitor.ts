import { createConnection, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { AgentError } from "#protocol/agent-error.ts";

/** A monitor answers at once; what does not within this time hangs. */
const DEADLINE_MS = 10_000;

/**
 * Asks a running qemu one question of its human monitor, through its QMP socket (QEMU's docs/interop/qmp-spec.rst): two lines
 * of JSON to it, two answers beside what it tells unasked. Throws `COMMAND_FAILED`.
 */
export async function askMonitor(socket: string, commandLine: string, signal: AbortSignal): Promise<string> {
  const connection = createConnection(socket);
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  const stop = () => connection.destroy(new Error("it did not answer in time"));
  bounded.addEventListener("abort", stop, { once: true });
  try {
    return await converse(connection, commandLine);
  } catch (cause) {
    signal.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AgentError("COMMAND_FAILED", `qemu's monitor: ${reason}.`, { command: `qemu monitor: ${commandLine}` }, { cause });
  } finally {
    bounded.removeEventListener("abort", stop);
    connection.destroy();
  }
}

async function converse(connection: Socket, commandLine: string): Promise<string> {
  connection.write(`${JSON.stringify({ execute: "qmp_capabilities" })}\n`);
  const question = { execute: "human-monitor-command", arguments: { "command-line": commandLine } };
  connection.write(`${JSON.stringify(question)}\n`);
  for await (const line of createInterface({ input: connection })) {
    const answer: unknown = JSON.parse(line);
    if (typeof answer !== "object" || answer === null || !("return" in answer)) continue;
    if (typeof answer.return === "string") return answer.return;
  }
  throw new Error("it hung up");
}

/** The builder's port that qemu's user network forwards to a port of the guest, from `info usernet`; null where it forwards none. */
export function readForwardedPort(info: string, guestPort: number): number | null {
  for (const line of info.split("\n")) {
    const [, host, guest] = /TCP\[HOST_FORWARD\]\s+\d+\s+\S+\s+(\d+)\s+\S+\s+(\d+)/.exec(line) ?? [];
    if (Number(guest) === guestPort) return Number(host);
  }
  return null;
}
