import { type FailureTable, IMAGE_FAILURES } from "./failure-table.ts";
import { STANDARD_PATH } from "./find-command.ts";
import type { BackgroundCommand, BackgroundOptions, Host, RunOptions, RunResult } from "./host.ts";

/** The inside of an image. Every path is the image's own: its symbolic links are followed by the image's rules, not the host's. */
export type ChrootHost = {
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<RunResult>;
  readonly start: (argv: readonly string[], options?: BackgroundOptions) => BackgroundCommand;
  /** Creates the folders on the way; `mode` is octal, as in install(1). */
  readonly writeFile: (path: string, content: string, mode?: string) => Promise<void>;
  /** Null: there is no such file. */
  readonly readFile: (path: string) => Promise<string | null>;
  readonly underSignal: (signal: AbortSignal) => ChrootHost;
};

const ENVIRONMENT = [
  `PATH=${STANDARD_PATH}`,
  "HOME=/root",
  "LANG=C.UTF-8",
  "DEBIAN_FRONTEND=noninteractive",
  // needrestart of Ubuntu asks questions on a terminal and restarts services: there are neither.
  "NEEDRESTART_SUSPEND=1",
];

/**
 * Runs commands in the image below `root`, each in PID, mount, UTS and IPC namespaces of its own (unshare(1)): when the
 * command ends, all that ran in it is gone by the kernel's word. `variables` are added to its environment.
 */
export function createChrootHost(host: Host, root: string, variables: readonly string[] = []): ChrootHost {
  const enter = (argv: readonly string[]) => [
    ...["unshare", "--fork", "--kill-child", "--pid", "--mount", "--uts", "--ipc", `--mount-proc=${root}/proc`],
    ...["chroot", root, "/usr/bin/env", "-i", ...ENVIRONMENT, ...variables, ...argv],
  ];
  const inImage = <Options extends { readonly failures?: FailureTable }>(argv: readonly string[], options: Options) => ({
    ...options,
    shownAs: `[image] ${argv.join(" ")}`,
    failures: [...(options.failures ?? []), ...IMAGE_FAILURES],
  });
  const run: ChrootHost["run"] = (argv, options = {}) => host.run(enter(argv), inImage(argv, options));
  return {
    run,
    start: (argv, options = {}) => host.start(enter(argv), inImage(argv, options)),
    writeFile: async (path, content, mode = "0644") => {
      // install(1) makes the folders and the mode; it cannot read our stdin, a socket has no name in /dev.
      await run(["install", "-D", "-m", mode, "/dev/null", path], { isQuiet: true });
      await run(["dd", `of=${path}`, "status=none"], { input: content, isQuiet: true });
    },
    readFile: async (path) => {
      const { exitCode, stdout } = await run(["cat", path], { okExitCodes: [0, 1], isQuiet: true });
      return exitCode === 0 ? stdout : null;
    },
    underSignal: (signal) => createChrootHost(host.underSignal(signal), root, variables),
  };
}
