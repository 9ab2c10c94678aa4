import { AgentError } from "#protocol/agent-error.ts";
import { waitUntil } from "../wait-until.ts";
import type { Nova, NovaServer } from "./nova.ts";

/** Between two looks at a server: a cloud's API is everybody's. */
const LOOK_MS = 2_000;

type Awaited = { readonly id: string; readonly deadlineMs: number; readonly signal: AbortSignal };

/** Waits until a server is in a state. Throws `TARGET_SERVER_FAILED`, with Nova's own words, where it never will be or the time is up. */
export async function awaitServer(nova: Nova, status: "ACTIVE" | "SHUTOFF", awaited: Awaited): Promise<NovaServer> {
  const { id, deadlineMs, signal } = awaited;
  const look = async () => requireAlive(await nova.find(id), id);
  // What is still under way (SHUTOFF comes before `powering-off` has gone) would refuse the next order.
  const hasArrived = async () => {
    const server = await look();
    return server.status === status && server["OS-EXT-STS:task_state"] === null;
  };
  await waitUntil(hasArrived, {
    ...{ deadlineMs, signal, everyMs: LOOK_MS, code: "TARGET_SERVER_FAILED" },
    what: `the server ${id} to be ${status}`,
  });
  return look();
}

/** Waits until a server is deleted. */
export async function awaitDeletion(nova: Nova, { id, deadlineMs, signal }: Awaited): Promise<void> {
  const isGone = async () => GONE.has((await nova.find(id))?.status ?? "DELETED");
  await waitUntil(isGone, {
    ...{ deadlineMs, signal, everyMs: LOOK_MS, code: "TARGET_SERVER_FAILED" },
    what: `the server ${id} to be deleted`,
  });
}

/** Some clouds keep what was deleted for a while, and show it. */
const GONE: ReadonlySet<string> = new Set(["DELETED", "SOFT_DELETED"]);

/** Throws `TARGET_SERVER_FAILED` for a server that will never run, with Nova's own words. */
export function requireAlive(server: NovaServer | null, id: string): NovaServer {
  if (server === null || GONE.has(server.status))
    throw new AgentError("TARGET_SERVER_FAILED", `The server ${id} was deleted while it was built in.`, { subject: id });
  if (server.status !== "ERROR") return server;
  const words = server.fault?.message ?? "it does not say why";
  throw new AgentError("TARGET_SERVER_FAILED", `Nova could not run the server ${id}: ${words}`, { subject: id });
}
