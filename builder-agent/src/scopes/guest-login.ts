import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { connectGuest, type GuestHost } from "../host/guest-host.ts";
import { keyField } from "../host/guest-host-keys.ts";
import type { ConsoleReader } from "../tools/boot-console.ts";
import { askMonitor, readForwardedPort } from "../tools/qemu-monitor.ts";
import { waitUntil } from "../wait-until.ts";
import { GUEST_SSH_PORT, type GuestKeys } from "./guest-seed.ts";
import type { Machine } from "./start-machine.ts";

/** cloud-init done takes 60 to 95 s under TCG on two cores (measured), alone on the machine; six times that is a hang. */
const BOOT_MS = 600_000;
/** Between two attempts to log in: a boot takes a minute, and every attempt costs the machine some of it. */
const ATTEMPT_MS = 500;

type Visit = { readonly machine: Machine; readonly console: ConsoleReader; readonly keys: GuestKeys };

/**
 * Tries until somebody is let in and cloud-init has come to its end, the console or qemu says that this will never be, or the time
 * is up. Throws `IMAGE_BOOT_FAILED`; so does whatever is asked of the session once the machine stops answering.
 */
export async function logIn(visit: Visit, signal: AbortSignal): Promise<GuestHost> {
  const { machine, console } = visit;
  const hopeless = new AbortController();
  const giveUp = () => hopeless.abort();
  console.finished(machine.command.exited, BOOT_MS, signal).then(giveUp, giveUp);
  const bounded = AbortSignal.any([signal, hopeless.signal]);
  const port = await forwardedPort(machine, bounded);
  let reason = "nobody could log in";
  while (!bounded.aborted) {
    try {
      return await attempt({ ...visit, port }, bounded);
    } catch (cause) {
      if (!(cause instanceof AgentError)) throw cause;
      reason = cause.message;
    }
    await delay(ATTEMPT_MS, undefined, { signal: bounded }).catch(() => {});
  }
  signal.throwIfAborted();
  const { fatalLine, seconds } = console.reading();
  const seen = fatalLine ?? (machine.command.exitCode() === undefined ? reason : "qemu ended");
  throw new AgentError("IMAGE_BOOT_FAILED", `The machine did not come up within ${seconds} s: ${seen}`);
}

/** One way in: ssh may be reset just after the first login, while cloud-init is still at it, so its end belongs to it. */
async function attempt({ keys, port }: Visit & { readonly port: number }, signal: AbortSignal): Promise<GuestHost> {
  const { privateKey } = keys.client;
  const session = await connectGuest(
    { address: "127.0.0.1", port, user: "root", privateKey, hostKey: keyField(keys.server) },
    signal,
  );
  try {
    await session.run(["cloud-init", "status", "--wait"], { okExitCodes: ANY_EXIT_CODE, deadlineMs: BOOT_MS });
    return stayingUp(session);
  } catch (cause) {
    session.close();
    throw cause;
  }
}

/** From now on a machine that does not answer is the image's fault, and no longer a reason to try again. */
function stayingUp(session: GuestHost): GuestHost {
  const blame = (cause: unknown): never => {
    if (!(cause instanceof AgentError) || cause.code !== "HOST_UNREACHABLE") throw cause;
    throw new AgentError("IMAGE_BOOT_FAILED", cause.message, cause.detail, { cause });
  };
  return {
    run: (argv, options) => session.run(argv, options).catch(blame),
    openSocket: (path) => session.openSocket(path).catch(blame),
    close: session.close,
  };
}

/** The port of the builder that the kernel chose for the machine's ssh: qemu knows it as soon as it answers. */
async function forwardedPort({ monitor, command }: Machine, signal: AbortSignal): Promise<number> {
  let port: number | null = null;
  const isKnown = async () => {
    if (command.exitCode() !== undefined) throw new AgentError("COMMAND_FAILED", "qemu ended as soon as it was started.");
    if (existsSync(monitor)) port = readForwardedPort(await askMonitor(monitor, "info usernet", signal), GUEST_SSH_PORT);
    return port !== null;
  };
  await waitUntil(isKnown, { deadlineMs: 10_000, what: "qemu to say which port it forwards", signal });
  return port ?? 0;
}
