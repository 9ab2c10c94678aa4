import type { Duplex } from "node:stream";
import { STANDARD_PATH } from "./find-command.ts";
import type { BackgroundCommand, BackgroundOptions, RunOptions, RunResult } from "./host.ts";

/**
 * The inside of an image, whichever way it is reached: through a chroot on its disk, or in a machine that runs it. Every path is the
 * image's own: its symbolic links are followed by the image's rules, not the host's.
 */
export type ImageHost = {
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<RunResult>;
  readonly start: (argv: readonly string[], options?: BackgroundOptions) => BackgroundCommand;
  /** Creates the folders on the way; `mode` is octal, as in install(1). */
  readonly writeFile: (path: string, content: string, mode?: string) => Promise<void>;
  /** Null: there is no such file. */
  readonly readFile: (path: string) => Promise<string | null>;
  /** A connection to a unix socket of the image. */
  readonly openSocket: (path: string) => Promise<Duplex>;
  readonly underSignal: (signal: AbortSignal) => ImageHost;
};

/** What every command in an image finds in its environment, and nothing of the builder's own. */
export const IMAGE_ENVIRONMENT: readonly string[] = [
  `PATH=${STANDARD_PATH}`,
  "HOME=/root",
  "LANG=C.UTF-8",
  "DEBIAN_FRONTEND=noninteractive",
  // needrestart of Ubuntu asks questions on a terminal and restarts services: there are neither.
  "NEEDRESTART_SUSPEND=1",
];

/** Files by commands of the image's own, so that they are written and read by its rules. */
export function filesThrough(run: ImageHost["run"]): Pick<ImageHost, "writeFile" | "readFile"> {
  return {
    writeFile: async (path, content, mode = "0644") => {
      // install(1) makes the folders and the mode; it cannot read our stdin, a socket has no name in /dev.
      await run(["install", "-D", "-m", mode, "/dev/null", path], { isQuiet: true });
      await run(["dd", `of=${path}`, "status=none"], { input: content, isQuiet: true });
    },
    readFile: async (path) => {
      const { exitCode, stdout } = await run(["cat", path], { okExitCodes: [0, 1], isQuiet: true });
      return exitCode === 0 ? stdout : null;
    },
  };
}
