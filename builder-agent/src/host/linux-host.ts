import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { execa } from "execa";
import type { LogStream } from "../engine/report.ts";
import { deviceNumbers, isDeviceFree } from "./block-device.ts";
import { createFailureReader, HOST_FAILURES } from "./failure-table.ts";
import { hasCommand, STANDARD_PATH } from "./find-command.ts";
import type { BackgroundCommand, BackgroundOptions, Host, RunOptions, RunResult } from "./host.ts";
import { judgeCommand } from "./judge-command.ts";
import { createLineSplitter } from "./line-splitter.ts";
import { unmountEverywhere } from "./mount-namespaces.ts";
import { endProcesses, endProcessGroup, JOB_VARIABLE } from "./processes.ts";

type LinuxHostOptions = {
  /** Marks every command of the job, so that a later process can find and end what a kill left behind. */
  readonly jobId: string;
  readonly log: (stream: LogStream, line: string) => void;
  readonly signal: AbortSignal;
  /** Added to the environment of every command. */
  readonly variables?: Readonly<Record<string, string>>;
};

type Launched = {
  readonly pid: number | undefined;
  readonly onStdout: (read: (text: string) => void) => void;
  readonly exited: Promise<{ readonly exitCode: number; readonly launchError: Error | undefined }>;
};

const ENVIRONMENT = { PATH: STANDARD_PATH, HOME: "/root", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };

/** Enough for every list that a step reads whole; longer outputs are read line by line. */
const STDOUT_CAPACITY = 4_194_304;
/** What a person needs of the end of an error output. */
const STDERR_CAPACITY = 4096;
/** After a cancel nothing of the disk is kept, so there is nothing to be patient for. */
const CANCEL_GRACE_MS = 1000;
/** containerd and qemu write back what they hold when they are asked to end. */
const STOP_GRACE_MS = 10_000;

export function createLinuxHost(options: LinuxHostOptions): Host {
  const host: Host = {
    run: (argv, runOptions = {}) => runToEnd(argv, runOptions, options),
    start: (argv, startOptions = {}) => startInBackground(argv, startOptions, options),
    hasCommand,
    hasPath: existsSync,
    isRoot: () => process.getuid?.() === 0,
    deviceNumbers,
    freeBytes: async (path) => {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
    isDeviceFree,
    endProcesses,
    unmount: (target) => unmountEverywhere(target, host),
    signal: options.signal,
    underSignal: (signal) => createLinuxHost({ ...options, signal }),
  };
  return host;
}

async function runToEnd(argv: readonly string[], options: RunOptions, host: LinuxHostOptions): Promise<RunResult> {
  host.signal.throwIfAborted();
  const reader = createFailureReader([...(options.failures ?? []), ...HOST_FAILURES]);
  let stdout = "";
  let stderr = "";
  const command = launch(argv, options, host, (line, stream) => {
    reader.read(line);
    if (stream === "stderr") stderr = `${stderr}${line}\n`.slice(-STDERR_CAPACITY);
  });
  // As it was written, empty lines and all: a file's content may be read this way.
  command.onStdout((text) => {
    if (stdout.length < STDOUT_CAPACITY) stdout += text;
  });
  const { exitCode, launchError } = await endedBySignal(command, host);
  host.signal.throwIfAborted();
  return judgeCommand({ exitCode, stdout, stderr, launchError }, argv, options, reader);
}

/** Waits for a command's end. When the signal fires, ends its process group and whatever of the job ran away from it. */
async function endedBySignal(command: Launched, host: LinuxHostOptions): ReturnType<() => Launched["exited"]> {
  const { pid } = command;
  let ending: Promise<void> | undefined;
  const end = () => {
    if (pid !== undefined) ending = endProcessGroup(pid, CANCEL_GRACE_MS).then(() => endProcesses({ jobId: host.jobId }));
  };
  host.signal.addEventListener("abort", end, { once: true });
  const result = await command.exited;
  host.signal.removeEventListener("abort", end);
  await ending;
  return result;
}

function startInBackground(argv: readonly string[], options: BackgroundOptions, host: LinuxHostOptions): BackgroundCommand {
  host.signal.throwIfAborted();
  const command = launch(argv, options, host, () => {});
  let exitCode: number | undefined;
  const exited = command.exited.then((result) => {
    exitCode = result.exitCode;
    return result.exitCode;
  });
  return {
    exited,
    exitCode: () => exitCode,
    stop: async () => {
      if (command.pid !== undefined && exitCode === undefined) await endProcessGroup(command.pid, STOP_GRACE_MS);
      await exited;
    },
  };
}

/** Starts a command as the leader of a process group of its own, so that it can be ended with all its children. */
function launch(
  argv: readonly string[],
  options: RunOptions & BackgroundOptions,
  host: LinuxHostOptions,
  onLine: (line: string, stream: LogStream) => void,
): Launched {
  const [file = "", ...args] = argv;
  if (options.isQuiet !== true) host.log("agent", `$ ${options.shownAs ?? argv.join(" ")}`);
  const child = execa(file, args, {
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
    extendEnv: false,
    env: { ...ENVIRONMENT, ...host.variables, ...(options.isInLedger === true ? {} : { [JOB_VARIABLE]: host.jobId }) },
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe", ...(options.onStatusLine ? ["pipe" as const] : [])],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const hear = (stream: "stdout" | "stderr") => (line: string) => {
    if (options.isQuiet !== true) host.log(stream, line);
    onLine(line, stream);
    options.onLine?.(line, stream);
  };
  listen(child.stdout, hear("stdout"));
  listen(child.stderr, hear("stderr"));
  if (options.onStatusLine !== undefined) listen(child.stdio[3], options.onStatusLine);
  // A command may end without having read its input: then there is nobody to tell.
  child.stdin?.on("error", () => {});
  child.stdin?.end(options.input);
  return {
    pid: child.pid,
    onStdout: (read) => {
      const text = new TextDecoder();
      child.stdout?.on("data", (bytes: Uint8Array) => read(text.decode(bytes, { stream: true })));
    },
    exited: child.then((result) => ({
      exitCode: result.exitCode ?? -1,
      launchError: child.pid === undefined ? toError(result) : undefined,
    })),
  };
}

function listen(stream: unknown, onLine: (line: string) => void): void {
  if (!isReadable(stream)) return;
  const splitter = createLineSplitter(onLine);
  stream.on("data", (bytes: Uint8Array) => splitter.push(bytes));
  stream.on("end", () => splitter.end());
}

function isReadable(stream: unknown): stream is NodeJS.ReadableStream {
  return typeof stream === "object" && stream !== null && "on" in stream;
}

function toError(result: unknown): Error {
  return result instanceof Error ? result : new Error("The command could not be launched.");
}
