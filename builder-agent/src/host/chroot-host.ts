import { once } from "node:events";
import { createConnection } from "node:net";
import { join } from "node:path";
import { type FailureTable, IMAGE_FAILURES } from "./failure-table.ts";
import type { Host } from "./host.ts";
import { filesThrough, IMAGE_ENVIRONMENT, type ImageHost } from "./image-host.ts";
import { shortSocketPath } from "./short-socket-path.ts";

/**
 * Runs commands in the image below `root`, each in PID, mount, UTS and IPC namespaces of its own (unshare(1)): when the
 * command ends, all that ran in it is gone by the kernel's word. `variables` are added to its environment.
 */
export function createChrootHost(host: Host, root: string, variables: readonly string[] = []): ImageHost {
  const enter = (argv: readonly string[]) => [
    ...["unshare", "--fork", "--kill-child", "--pid", "--mount", "--uts", "--ipc", `--mount-proc=${root}/proc`],
    ...["chroot", root, "/usr/bin/env", "-i", ...IMAGE_ENVIRONMENT, ...variables, ...argv],
  ];
  const inImage = <Options extends { readonly failures?: FailureTable }>(argv: readonly string[], options: Options) => ({
    ...options,
    shownAs: shownInImage(argv),
    failures: [...(options.failures ?? []), ...IMAGE_FAILURES],
  });
  const run: ImageHost["run"] = (argv, options = {}) => host.run(enter(argv), inImage(argv, options));
  return {
    run,
    start: (argv, options = {}) => host.start(enter(argv), inImage(argv, options)),
    ...filesThrough(run),
    openSocket: async (path) => {
      const { path: short, release } = shortSocketPath(join(root, path));
      const socket = createConnection(short);
      await once(socket, "connect", { signal: host.signal }).finally(release);
      return socket;
    },
    underSignal: (signal) => createChrootHost(host.underSignal(signal), root, variables),
  };
}

/** A command of the image as people see it in the log and in errors. */
export function shownInImage(argv: readonly string[]): string {
  return `[image] ${argv.join(" ")}`;
}
