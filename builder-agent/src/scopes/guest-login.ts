import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { connectGuest, type GuestHost } from "../host/guest-host.ts";
import { keyField } from "../host/guest-host-keys.ts";
import type { BuildMachine } from "./build-machine.ts";
import { STILL_MS } from "./start-machine.ts";

/** cloud-init done takes 60 to 95 s under TCG on two cores (measured), alone on the machine; six times that is a hang. */
export const BOOT_MS = 600_000;
/** Between two attempts to log in: a boot takes a minute, and every attempt costs the machine some of it. */
const ATTEMPT_MS = 500;

/** What it takes to get into a machine that is coming up. */
export type Doorway = Omit<BuildMachine, "stop">;

/**
 * Tries until somebody is let in and cloud-init has come to its end, it is known that this will never be, or the time is up. A machine
 * of ours that stands still is started again, once. Throws what the doorway says it means; so does whatever is asked of the session once
 * the machine stops answering.
 */
export async function logIn(doorway: Doorway, signal: AbortSignal): Promise<GuestHost> {
  for (;;) {
    const session = await knock(doorway, signal);
    if (session !== "still") return session;
    await doorway.machine?.startAgain();
  }
}

/** One start's attempts. "still": the machine says nothing any more and may be started again. */
async function knock(doorway: Doorway, signal: AbortSignal): Promise<GuestHost | "still"> {
  const startedAt = performance.now();
  const done = new AbortController();
  const bounded = AbortSignal.any([signal, done.signal]);
  let reason = "nobody could log in";
  const giveUp = (why: string) => {
    reason = why;
    done.abort();
  };
  const timer = setTimeout(() => done.abort(), BOOT_MS);
  const watching = new AbortController();
  doorway.hopeless(AbortSignal.any([bounded, watching.signal])).then(giveUp, () => {});
  try {
    while (!bounded.aborted) {
      try {
        return await attempt(doorway, bounded);
      } catch (cause) {
        if (!(cause instanceof AgentError)) throw cause;
        if (!bounded.aborted) reason = cause.message;
      }
      if (standsStill(doorway)) return "still";
      await delay(ATTEMPT_MS, undefined, { signal: bounded }).catch(() => {});
    }
  } finally {
    clearTimeout(timer);
    // Not the signal of the attempts: whoever is let in stays.
    watching.abort();
  }
  signal.throwIfAborted();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const lastLine = doorway.machine?.console().reading().lastLine;
  const lastWords = lastLine == null ? "" : ` (its console's last line: “${lastLine}”)`;
  throw new AgentError(doorway.unreachable, `The machine did not come up within ${seconds} s${lastWords}: ${reason}`);
}

/** Asked only while nobody is let in: a machine that is up may have nothing to say. */
function standsStill({ machine }: Doorway): boolean {
  return machine !== undefined && machine.stoodStill() === null && machine.console().reading().silentMs >= STILL_MS;
}

/** One way in: ssh may be reset just after the first login, while cloud-init is still at it, so its end belongs to it. */
async function attempt({ address, port, keys, unreachable }: Doorway, signal: AbortSignal): Promise<GuestHost> {
  const { privateKey } = keys.client;
  const session = await connectGuest({ address, port, user: "root", privateKey, hostKey: keyField(keys.server) }, signal);
  try {
    await session.run(["cloud-init", "status", "--wait"], { okExitCodes: ANY_EXIT_CODE, deadlineMs: BOOT_MS });
    return stayingUp(session, unreachable);
  } catch (cause) {
    session.close();
    throw cause;
  }
}

/** From now on a machine that does not answer is no reason to try again, but what the doorway says it means. */
function stayingUp(session: GuestHost, unreachable: Doorway["unreachable"]): GuestHost {
  const blame = (cause: unknown): never => {
    if (!(cause instanceof AgentError) || cause.code !== "HOST_UNREACHABLE") throw cause;
    throw new AgentError(unreachable, cause.message, cause.detail, { cause });
  };
  return {
    run: (argv, options) => session.run(argv, options).catch(blame),
    converse: (argv, options) => session.converse(argv, options).catch(blame),
    openSocket: (path) => session.openSocket(path).catch(blame),
    openPort: (onConnection) => session.openPort(onConnection).catch(blame),
    close: session.close,
  };
}
