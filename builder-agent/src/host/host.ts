import type { LogStream } from "../engine/report.ts";
import type { FailureTable } from "./failure-table.ts";

export type RunOptions = {
  /** Written to the command's stdin; without it stdin is empty. */
  readonly input?: string;
  readonly cwd?: string;
  /** The command as people see it in the log and in errors, where argv has a wrapper around what matters. */
  readonly shownAs?: string;
  /** Exit codes that mean success; [0] by default. */
  readonly okExitCodes?: readonly number[];
  /** What the command's own words mean, asked before the host's general table. */
  readonly failures?: FailureTable;
  /** True: a line that the table knows is a failure, whatever the exit code says (apt-get update). */
  readonly isOutputTrusted?: boolean;
  /** True: neither the command nor its lines go into the journal. */
  readonly isQuiet?: boolean;
  readonly onLine?: (line: string, stream: LogStream) => void;
  /** Called with each line that the command writes to file descriptor 3. */
  readonly onStatusLine?: (line: string) => void;
};

/** `stdout` holds at most the first 4 MiB. */
export type RunResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type BackgroundOptions = Pick<RunOptions, "isQuiet" | "onLine" | "failures" | "shownAs"> & {
  /** True: a ledger entry ends it after a kill, in its turn. Without one it is ended first, with the job's other commands. */
  readonly isInLedger?: boolean;
};

/** A command that runs until it is stopped. */
export type BackgroundCommand = {
  /** Resolves with the exit code, -1 after a signal; never rejects. */
  readonly exited: Promise<number>;
  /** Undefined while it runs. */
  readonly exitCode: () => number | undefined;
  /** Asks it to end, forces it after a grace time, returns when it is gone. */
  readonly stop: () => Promise<void>;
};

/** The machine on which a job works. Arguments are argv: no shell ever reads them. */
export type Host = {
  /**
   * Runs a command to its end. Throws an `AgentError`: by the failure tables, else `COMMAND_FAILED`; `CANCELLED`
   * when the signal fired, after the command and its children are gone.
   */
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<RunResult>;
  readonly start: (argv: readonly string[], options?: BackgroundOptions) => BackgroundCommand;
  readonly hasCommand: (command: string) => Promise<boolean>;
  readonly isRoot: () => boolean;
  readonly hasPath: (path: string) => boolean;
  /** Major and minor number of a device node. */
  readonly deviceNumbers: (device: string) => Promise<readonly [major: number, minor: number]>;
  /** Free bytes on the filesystem that holds the path. */
  readonly freeBytes: (path: string) => Promise<number>;
  /** False: something still has the block device open or mounted, in whatever namespace. */
  readonly isDeviceFree: (device: string) => Promise<boolean>;
  /** Ends all processes with the token in their command line, or started by a job's commands; returns when they are gone. */
  readonly endProcesses: (which: { readonly token: string } | { readonly jobId: string }) => Promise<void>;
  /** Unmounts the target and all below it, in every mount namespace that has it. */
  readonly unmount: (target: string) => Promise<void>;
  /** What ends this host's commands. */
  readonly signal: AbortSignal;
  /** The same host, whose commands another signal ends. */
  readonly underSignal: (signal: AbortSignal) => Host;
};
