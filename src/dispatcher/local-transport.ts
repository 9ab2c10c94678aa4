import { constants } from "node:fs";
import { access, chmod, copyFile, link, rename, rm } from "node:fs/promises";
import { execa, type Options } from "execa";
import { AgentError } from "#protocol/agent-error.ts";
import { reportSize } from "./report-size.ts";
import { CommandError, type Transport } from "./transport.ts";

/** Status of a shell for a command that is not there (POSIX, 2.8.2). */
const NOT_FOUND = 127;

/** The builder host that is this machine: the same commands without SSH; the agent detaches all the same. */
export function createLocalTransport({ isRoot = process.getuid?.() === 0 } = {}): Transport {
  const privileged = (argv: readonly string[]) => (isRoot ? argv : ["sudo", "-n", ...argv]);

  function start(argv: readonly string[], options: Options) {
    const [file = "", ...args] = privileged(argv);
    // In a session of its own: a Ctrl-C in the dashboard's terminal is the dispatcher's to answer.
    return execa(file, args, { reject: false, stripFinalNewline: false, detached: true, ...options });
  }

  async function run(argv: readonly string[], { stdin = "", signal }: { stdin?: string; signal?: AbortSignal } = {}) {
    const result = await start(argv, { input: stdin, ...(signal && { cancelSignal: signal }) });
    signal?.throwIfAborted();
    refuseKilled(argv, result.signal);
    return { exitCode: result.exitCode ?? NOT_FOUND, stdout: String(result.stdout), stderr: failureText(result) };
  }

  async function* stream(argv: readonly string[], { signal }: { signal: AbortSignal }) {
    signal.throwIfAborted();
    const child = start(argv, { stdin: "ignore", encoding: "buffer", buffer: { stdout: false }, cancelSignal: signal });
    if (child.stdout !== null) for await (const bytes of child.stdout) yield toBytes(bytes);
    const result = await child;
    signal.throwIfAborted();
    refuseKilled(argv, result.signal);
    if (result.exitCode !== 0)
      throw new CommandError(argv, { exitCode: result.exitCode ?? NOT_FOUND, stderr: failureText(result) });
  }

  async function copyAs(argv: readonly string[], signal: AbortSignal) {
    const result = await run(argv, { signal });
    if (result.exitCode !== 0) throw new CommandError(argv, result);
  }

  return {
    run,
    stream,
    put: async (localPath, remotePath, { signal }) => {
      if (!isRoot) return copyAs(["cp", "--reflink=auto", "--no-preserve=all", localPath, remotePath], signal);
      await copyFile(localPath, remotePath, constants.COPYFILE_FICLONE);
    },
    fetch: (remotePath, localPath, { signal, onProgress = () => undefined }) =>
      reportSize(localPath, onProgress, bringHome(remotePath, localPath, signal)),
    close: () => undefined,
  };

  /** A second name where both lie on one filesystem (a sealed file is never written again), else a reflink, else a copy. */
  async function bringHome(remotePath: string, localPath: string, signal: AbortSignal): Promise<void> {
    await rm(localPath, { force: true });
    if (!isRoot) return copyAs(["install", "-m", "0600", "-o", String(process.getuid?.()), remotePath, localPath], signal);
    const isLinked = await link(remotePath, localPath).then(
      () => true,
      () => false,
    );
    if (isLinked) return;
    await access(remotePath, constants.R_OK).catch((cause: Error) => {
      throw new CommandError(["cp", remotePath], { exitCode: 1, stderr: cause.message });
    });
    const partial = `${localPath}.partial`;
    await copyFile(remotePath, partial, constants.COPYFILE_FICLONE);
    await chmod(partial, 0o600);
    await rename(partial, localPath);
  }
}

/** A command that somebody killed says nothing of its job: that is a line that broke, as over SSH. */
function refuseKilled([command = ""]: readonly string[], signalName: string | undefined): void {
  if (signalName !== undefined) throw new AgentError("HOST_UNREACHABLE", `${command} was ended by ${signalName}.`);
}

/** execa's own sentence where the command could not even start. */
function failureText(result: { stderr?: unknown; originalMessage?: string | undefined; exitCode?: number | undefined }): string {
  const text = result.stderr instanceof Uint8Array ? Buffer.from(result.stderr).toString() : String(result.stderr ?? "");
  return result.exitCode === undefined ? `${text}${result.originalMessage ?? ""}` : text;
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}
