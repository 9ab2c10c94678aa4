import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope, type Scope } from "../engine/scope.ts";
import { verifiedImage } from "../findings.ts";
import { connectGuest, type GuestHost } from "../host/guest-host.ts";
import { type KeyPair, keyField, makeKeyPair } from "../host/guest-host-keys.ts";
import { ANY_EXIT_CODE } from "../steps/configure-parts.ts";
import { type ConsoleReader, createConsoleReader } from "../tools/boot-console.ts";
import { askMonitor, readForwardedPort } from "../tools/qemu-monitor.ts";
import { waitUntil } from "../wait-until.ts";
import { ISLAND, type MachineNetwork, mirrorNetwork } from "./machine-network.ts";
import { MACHINE_COMMANDS, type Machine, startMachine } from "./start-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithGuest = {
  readonly guest: {
    /** Waits until root can log in and cloud-init has come to an end, good or bad. Throws `IMAGE_BOOT_FAILED`. */
    readonly boot: () => Promise<{ readonly kernel: string; readonly seconds: number }>;
    /** The inside of the machine, after `boot`. A machine that stops answering throws `IMAGE_BOOT_FAILED`. */
    readonly host: () => GuestHost;
    readonly network: MachineNetwork;
    /** The machine's disk is this large: more than the image, so that it has something to grow into. */
    readonly diskSizeBytes: number;
    /** For sockets and files beside the machine. */
    readonly folder: string;
  };
};

/** What a machine's disk has more than its image: 1 GiB. */
const ROOM_BYTES = 1_073_741_824;
/** cloud-init done takes 70 to 95 s under TCG on two cores (measured), alone on the machine; six times that is a hang. */
const BOOT_MS = 600_000;
/** Between two attempts to log in: a boot takes a minute, and every attempt costs the machine some of it. */
const ATTEMPT_MS = 500;
const GUEST_SSH_PORT = 22;

/** A machine that can reach the mirrors of the image face and nothing else. */
export const mirrorMachine = guestMachine("first-machine", ({ recipe }) => mirrorNetwork(recipe.mirrors.image));

/** A machine whose network card leads nowhere. */
export const islandMachine = guestMachine("offline-machine", async () => ISLAND);

function guestMachine(
  name: string,
  connect: (context: JobContext) => Promise<MachineNetwork>,
): Scope<JobContext & WithWorkspace, WithGuest> {
  return defineScope({
    id: "virtual-machine",
    commands: [...MACHINE_COMMANDS, "socat"],
    open: async (context: JobContext & WithWorkspace, holder): Promise<WithGuest> => {
      const network = await connect(context);
      const [client, server] = [makeKeyPair(), makeKeyPair()];
      const console = createConsoleReader();
      const diskSizeBytes = context.recipe.diskSizeBytes + ROOM_BYTES;
      const machine = await startMachine(
        {
          ...{ name, console, diskSizeBytes, image: verifiedImage.get(context.job).path },
          userData: userData(client, server, network),
          // Port 0: the kernel chooses a free one, and nobody can take it in between.
          network: [`hostfwd=tcp:127.0.0.1:0-:${GUEST_SSH_PORT}`, ...network.options],
        },
        context,
        holder,
      );
      let session: GuestHost | null = null;
      holder.onClose(async () => session?.close());
      const signIn = async () => {
        session = await logIn({ machine, console, client, server }, context.signal);
        return console.reading();
      };
      return {
        guest: {
          network,
          diskSizeBytes,
          folder: machine.folder,
          boot: async () => {
            const { kernel, seconds } = await signIn();
            return { kernel: kernel ?? "unknown", seconds };
          },
          host: () => {
            if (session === null) throw new AgentError("AGENT_BUG", "The machine was asked before it had booted.");
            return session;
          },
        },
      };
    },
  });
}

/**
 * cloud-config(5), which reads JSON as the YAML that it is. The machine's host key is ours, so that it can be pinned; root may log in
 * with a key of this job alone. The image's own settings are otherwise left as they are: they are what is looked at.
 */
function userData(client: KeyPair, server: KeyPair, { hosts }: MachineNetwork): string {
  const lines = hosts.map(({ name, address }) => `${address} ${name}\n`).join("");
  const config = {
    disable_root: false,
    ssh_authorized_keys: [client.publicKey],
    ssh_keys: { ecdsa_private: server.privateKey, ecdsa_public: server.publicKey },
    manage_etc_hosts: false,
    write_files: lines === "" ? [] : [{ path: "/etc/hosts", append: true, content: lines }],
  };
  return `#cloud-config\n${JSON.stringify(config)}\n`;
}

type Visit = { readonly machine: Machine; readonly console: ConsoleReader; readonly client: KeyPair; readonly server: KeyPair };

/** Tries until somebody is let in, the console or qemu says that nobody ever will be, or the time is up. */
async function logIn(visit: Visit, signal: AbortSignal): Promise<GuestHost> {
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

/** One way in, to its end: ssh may be reset just after the first login, as cloud-init is still at it, so its end belongs to it. */
async function attempt({ client, server, port }: Visit & { readonly port: number }, signal: AbortSignal): Promise<GuestHost> {
  const login = { address: "127.0.0.1", port, user: "root", privateKey: client.privateKey, hostKey: keyField(server) };
  const session = await connectGuest(login, signal);
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
