import { once } from "node:events";
import type { Client, ClientChannel } from "ssh2";
import { AgentError } from "#protocol/agent-error.ts";
import { CommandError, type CommandResult } from "../transport.ts";

/** What is kept of a command's complaints. */
const STDERR_LIMIT = 65_536;

type Command = { readonly line: string; readonly stdin?: string | undefined; readonly signal?: AbortSignal | undefined };

/** Runs one command line on a connection and yields its output. The generator's return value is how it ended. */
async function* runOverSsh(
  client: Client,
  { line, stdin, signal }: Command,
): AsyncGenerator<Uint8Array, Omit<CommandResult, "stdout">> {
  signal?.throwIfAborted();
  const channel = await openChannel(client, line);
  let exitCode: number | undefined;
  let stderr = "";
  const stop = () => channel.destroy();
  const closed = once(channel, "close").catch(() => undefined);
  channel.once("exit", (code: number | null, signalName?: string) => {
    exitCode = code ?? undefined;
    if (code === null) stderr += `killed by ${signalName}`;
  });
  channel.stderr.on("data", (bytes: Buffer) => {
    stderr = `${stderr}${bytes}`.slice(-STDERR_LIMIT);
  });
  signal?.addEventListener("abort", stop, { once: true });
  try {
    channel.end(stdin);
    for await (const bytes of channel) yield bytes;
    await closed;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new AgentError("HOST_UNREACHABLE", "The connection broke while a command ran.", {}, { cause });
  } finally {
    signal?.removeEventListener("abort", stop);
    channel.destroy();
  }
  signal?.throwIfAborted();
  if (exitCode === undefined) throw new AgentError("HOST_UNREACHABLE", `The connection broke while a command ran. ${stderr}`);
  return { exitCode, stderr };
}

/** Runs a command to its end and keeps its output. */
export async function collectOverSsh(client: Client, command: Command): Promise<CommandResult> {
  const output = runOverSsh(client, command);
  const chunks: Uint8Array[] = [];
  for (;;) {
    const next = await output.next();
    if (next.done) return { ...next.value, stdout: Buffer.concat(chunks).toString() };
    chunks.push(next.value);
  }
}

/** Yields a command's output and throws `CommandError` when it fails. */
export async function* streamOverSsh(client: Client, argv: readonly string[], command: Command): AsyncGenerator<Uint8Array> {
  const end = yield* runOverSsh(client, command);
  if (end.exitCode !== 0) throw new CommandError(argv, end);
}

function openChannel(client: Client, line: string): Promise<ClientChannel> {
  const { promise, resolve, reject } = Promise.withResolvers<ClientChannel>();
  const lost = (cause?: Error) => reject(new AgentError("HOST_UNREACHABLE", "The connection broke.", {}, { cause }));
  const onClose = () => lost();
  client.once("close", onClose);
  try {
    client.exec(line, (error, channel) => (error === undefined ? resolve(channel) : lost(error)));
  } catch (cause) {
    lost(cause instanceof Error ? cause : new Error(String(cause)));
  }
  return promise.finally(() => client.off("close", onClose));
}
