import type { Duplex } from "node:stream";
import { Client, type ClientChannel } from "ssh2";
import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";
import type { RunOptions, RunResult } from "./host.ts";
import { quoteWords } from "./shell-quote.ts";

/** How to get into a machine that we made. `hostKey` is the one key that it may show: the base64 field of known_hosts(5). */
export type GuestLogin = {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** OpenSSH's format. */
  readonly privateKey: string;
  readonly hostKey: string;
};

/** How a conversation with a command ended. `stdout` holds at most 4 MiB, `stderr` too. */
export type Conversation = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type ConversationOptions = {
  readonly input?: string;
  /** Called with what the command says as it says it, in pieces of any length. */
  readonly onBytes?: (bytes: Uint8Array, stream: "stdout" | "stderr") => void;
};

export type GuestRunOptions = Pick<RunOptions, "input" | "okExitCodes"> & {
  /** After this the command hangs: the connection is cut, and the command with it. */
  readonly deadlineMs?: number;
};

/** The inside of a running machine: like a chroot's, but over SSH. Closed, it ends every command of its own. */
export type GuestHost = {
  /** Arguments are argv: each reaches the command as it is. Throws `COMMAND_FAILED`, and `HOST_UNREACHABLE` where the line is cut. */
  readonly run: (argv: readonly string[], options?: GuestRunOptions) => Promise<RunResult>;
  /** Runs a command to its end, however long it takes and however it ends. Throws `HOST_UNREACHABLE` where the line is cut. */
  readonly converse: (argv: readonly string[], options?: ConversationOptions) => Promise<Conversation>;
  /** A connection to a unix socket of the guest. */
  readonly openSocket: (path: string) => Promise<Duplex>;
  /** Opens a port on the guest's loopback, and answers it; `onConnection` gets whoever knocks there. */
  readonly openPort: (onConnection: (connection: Duplex) => void) => Promise<number>;
  readonly close: () => void;
};

/** A machine under TCG takes some 5 s for the key exchange while it boots (measured); six times that is one that does not answer. */
const READY_TIMEOUT_MS = 30_000;
const KEEPALIVE_MS = 10_000;
/** What a command of a second takes under TCG beside a busy system, and ten times that. */
const DEADLINE_MS = 120_000;
/** As of a command on the builder: 4 MiB. */
const OUTPUT_CAPACITY = 4_194_304;

/** Connects to a machine, trusting the pinned key alone. Throws `HOST_UNREACHABLE`, `HOST_KEY_MISMATCH` or `HOST_AUTHENTICATION_FAILED`. */
export async function connectGuest(login: GuestLogin, signal: AbortSignal): Promise<GuestHost> {
  const client = new Client();
  const close = () => client.destroy();
  signal.addEventListener("abort", close, { once: true });
  client.once("close", () => signal.removeEventListener("abort", close));
  await signIn(client, login);
  signal.throwIfAborted();
  return {
    run: (argv, options = {}) => runInGuest(client, argv, options),
    converse: (argv, options = {}) => converse(client, argv, options),
    openSocket: (path) => openSocket(client, path),
    openPort: (onConnection) => openPort(client, onConnection),
    close,
  };
}

async function signIn(client: Client, { address, port, user, privateKey, hostKey }: GuestLogin): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let isKeyForeign = false;
  const fail = (code: AgentErrorCode, cause?: Error) =>
    reject(new AgentError(code, `The machine at ${address}:${port}: ${cause?.message ?? "it hung up"}.`, {}, { cause }));
  client
    .on("ready", resolve)
    .on("error", (cause) => {
      if (isKeyForeign) fail("HOST_KEY_MISMATCH", cause);
      else fail(cause.level === "client-authentication" ? "HOST_AUTHENTICATION_FAILED" : "HOST_UNREACHABLE", cause);
    })
    .on("close", () => fail("HOST_UNREACHABLE"))
    .connect({
      ...{ host: address, port, username: user, privateKey },
      readyTimeout: READY_TIMEOUT_MS,
      keepaliveInterval: KEEPALIVE_MS,
      hostVerifier: (key: Buffer) => {
        isKeyForeign = key.toString("base64") !== hostKey;
        return !isKeyForeign;
      },
    });
  await promise.catch((cause: unknown) => {
    client.destroy();
    throw cause;
  });
}

async function runInGuest(client: Client, argv: readonly string[], options: GuestRunOptions): Promise<RunResult> {
  const { input, okExitCodes = [0], deadlineMs = DEADLINE_MS } = options;
  const shown = argv.join(" ").slice(0, 1_024);
  const timer = setTimeout(() => client.destroy(), deadlineMs);
  const { exitCode, stdout, stderr } = await converse(client, argv, { input: input ?? "" }).finally(() => clearTimeout(timer));
  if (!okExitCodes.includes(exitCode))
    throw new AgentError("COMMAND_FAILED", `${shown.slice(0, 80)} failed with exit code ${exitCode}.`, {
      command: shown,
      exitCode,
      stderrTail: stderr.slice(-4_096),
    });
  return { exitCode, stdout, stderr };
}

async function converse(client: Client, argv: readonly string[], options: ConversationOptions): Promise<Conversation> {
  // A quick command's first and last words come in one packet with the channel itself: it is listened to before anything is awaited.
  const { exitCode, ...said } = await settle(
    client,
    (done: Done<ClientChannel>) => client.exec(quoteWords(argv), done),
    (channel) => listen(client, channel, options),
  );
  if (exitCode !== null) return { exitCode, ...said };
  // A line that is cut closes the channel without a word on how the command ended.
  const command = argv.join(" ").slice(0, 1_024);
  throw new AgentError("HOST_UNREACHABLE", `The machine was gone before "${command.slice(0, 80)}" had ended.`, { command });
}

type Heard = Omit<Conversation, "exitCode"> & { readonly exitCode: number | null };

async function listen(client: Client, channel: ClientChannel, { input = "", onBytes }: ConversationOptions): Promise<Heard> {
  const stdout = hear(channel, (bytes) => onBytes?.(bytes, "stdout"));
  const stderr = hear(channel.stderr, (bytes) => onBytes?.(bytes, "stderr"));
  let exitCode: number | null = null;
  const closed = Promise.withResolvers<void>();
  channel
    .on("exit", (code: number | null) => {
      exitCode = code ?? -1;
    })
    .on("error", closed.resolve)
    .on("close", closed.resolve);
  client.once("close", closed.resolve);
  channel.end(input);
  await closed.promise;
  client.off("close", closed.resolve);
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

/** What a stream has said, up to what is enough of it. */
function hear(stream: NodeJS.ReadableStream, onBytes: (bytes: Uint8Array) => void): () => string {
  const decoder = new TextDecoder();
  let said = "";
  stream.on("data", (bytes: Buffer) => {
    if (said.length < OUTPUT_CAPACITY) said += decoder.decode(bytes, { stream: true });
    onBytes(bytes);
  });
  return () => said;
}

function openSocket(client: Client, path: string): Promise<Duplex> {
  return settle(
    client,
    (done: Done<Duplex>) => client.openssh_forwardOutStreamLocal(path, done),
    (channel) => channel,
  );
}

function openPort(client: Client, onConnection: (connection: Duplex) => void): Promise<number> {
  client.on("tcp connection", (_details, accept) => onConnection(accept()));
  return settle(
    client,
    // Port 0: the guest chooses a free one.
    (done: Done<number>) => client.forwardIn("127.0.0.1", 0, done),
    (port) => port,
  );
}

type Done<Channel> = (cause: Error | undefined, channel: Channel) => void;

/** ssh2 answers by callback, throws at once where the connection is gone already, and says nothing where it goes meanwhile. */
function settle<Channel, Value>(
  client: Client,
  ask: (done: Done<Channel>) => void,
  take: (channel: Channel) => Value | Promise<Value>,
): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const fail = (cause?: unknown) => {
    const reason = cause instanceof Error ? cause.message : "it hung up";
    reject(new AgentError("HOST_UNREACHABLE", `The machine does not answer: ${reason}.`, {}, { cause }));
  };
  const hangUp = () => fail();
  client.once("close", hangUp);
  try {
    ask((cause, channel) => (cause === undefined ? resolve(take(channel)) : fail(cause)));
  } catch (cause) {
    fail(cause);
  }
  return promise.finally(() => client.off("close", hangUp));
}
