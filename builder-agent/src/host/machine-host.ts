import { randomUUID } from "node:crypto";
import type { LogStream } from "../engine/report.ts";
import { shownInImage } from "./chroot-host.ts";
import { createFailureReader, IMAGE_FAILURES } from "./failure-table.ts";
import type { Conversation, GuestHost } from "./guest-host.ts";
import type { BackgroundCommand, BackgroundOptions, RunOptions, RunResult } from "./host.ts";
import { filesThrough, IMAGE_ENVIRONMENT, type ImageHost } from "./image-host.ts";
import { judgeCommand } from "./judge-command.ts";
import { createLineSplitter } from "./line-splitter.ts";

type MachineHostOptions = {
  /** Added to the environment of every command. */
  readonly variables: readonly string[];
  readonly log: (stream: LogStream, line: string) => void;
  readonly signal: AbortSignal;
};

/** In the environment of a command and of all that it starts: by it they are found again and ended. */
const MARK = "MIB_COMMAND";
/** Ends whatever bears a mark. sshd ends nothing when a channel closes, and refuses to send signals to root's commands (sshd's session.c). */
const END_MARKED = 'grep -ls "$1" /proc/[0-9]*/environ | cut -d / -f 3 | xargs -r kill -s "$2"';
/** What apt says to its status descriptor (apt's README.progress-reporting). */
const STATUS_LINE = /^(?:dlstatus|pmstatus|pmerror|pmconffile|media-change):/;
/** SSH hands on three descriptors alone: the fourth goes the way of the third, and is told apart by its words. */
const WITH_STATUS = ["/bin/sh", "-c", 'exec "$@" 3>&2', "sh"];
/** What a person needs of the end of an error output. */
const STDERR_CAPACITY = 4096;

/** Runs commands in the image while a machine runs it, over SSH. A line that is cut throws `HOST_UNREACHABLE`. */
export function createMachineHost(guest: GuestHost, options: MachineHostOptions): ImageHost {
  const run: ImageHost["run"] = (argv, runOptions = {}) => runToEnd(guest, argv, runOptions, options);
  return {
    run,
    start: (argv, startOptions = {}) => startInBackground(guest, argv, startOptions, options),
    ...filesThrough(run),
    openSocket: guest.openSocket,
    underSignal: (signal) => createMachineHost(guest, { ...options, signal }),
  };
}

async function runToEnd(
  guest: GuestHost,
  argv: readonly string[],
  options: RunOptions,
  host: MachineHostOptions,
): Promise<RunResult> {
  host.signal.throwIfAborted();
  const reader = createFailureReader([...(options.failures ?? []), ...IMAGE_FAILURES]);
  let stderr = "";
  const command = launch(guest, argv, options, host, (line, stream) => {
    reader.read(line);
    if (stream === "stderr") stderr = `${stderr}${line}\n`.slice(-STDERR_CAPACITY);
  });
  const end = () => void command.end("KILL").catch(() => {});
  host.signal.addEventListener("abort", end, { once: true });
  try {
    const { exitCode, stdout } = await command.ended;
    const shown = { ...options, shownAs: shownInImage(argv) };
    return judgeCommand({ exitCode, stdout, stderr }, argv, shown, reader);
  } finally {
    host.signal.removeEventListener("abort", end);
    // Whatever else it says: the command was ended because somebody wanted it to end.
    host.signal.throwIfAborted();
  }
}

function startInBackground(
  guest: GuestHost,
  argv: readonly string[],
  options: BackgroundOptions,
  host: MachineHostOptions,
): BackgroundCommand {
  host.signal.throwIfAborted();
  const command = launch(guest, argv, options, host, () => {});
  let exitCode: number | undefined;
  const note = (code: number) => {
    exitCode = code;
    return code;
  };
  const exited = command.ended.then(
    (ended) => note(ended.exitCode),
    // The line is gone, and with it the machine as far as we can tell.
    () => note(-1),
  );
  return {
    exited,
    exitCode: () => exitCode,
    stop: async () => {
      if (exitCode === undefined) await command.end("TERM").catch(() => {});
      await exited;
    },
  };
}

type Launched = { readonly ended: Promise<Conversation>; readonly end: (signal: "TERM" | "KILL") => Promise<unknown> };

function launch(
  guest: GuestHost,
  argv: readonly string[],
  options: RunOptions & BackgroundOptions,
  host: MachineHostOptions,
  onLine: (line: string, stream: LogStream) => void,
): Launched {
  const mark = `${MARK}=${randomUUID()}`;
  if (options.isQuiet !== true) host.log("agent", `$ ${shownInImage(argv)}`);
  const hear = (stream: "stdout" | "stderr") =>
    createLineSplitter((line) => {
      if (options.onStatusLine !== undefined && STATUS_LINE.test(line)) return options.onStatusLine(line);
      if (options.isQuiet !== true) host.log(stream, line);
      onLine(line, stream);
      options.onLine?.(line, stream);
    });
  const lines = { stdout: hear("stdout"), stderr: hear("stderr") };
  const wrapper = options.onStatusLine === undefined ? [] : WITH_STATUS;
  const ended = guest.converse(["/usr/bin/env", "-i", ...IMAGE_ENVIRONMENT, ...host.variables, mark, ...wrapper, ...argv], {
    input: options.input ?? "",
    onBytes: (bytes, stream) => lines[stream].push(bytes),
  });
  return {
    ended: ended.finally(() => {
      lines.stdout.end();
      lines.stderr.end();
    }),
    end: (signal) => guest.converse(["sh", "-c", END_MARKED, "sh", mark, signal]),
  };
}
