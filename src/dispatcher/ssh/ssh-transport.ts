import { quoteArgv } from "../quote-argv.ts";
import type { Transport } from "../transport.ts";
import { rsync } from "./rsync.ts";
import { collectOverSsh, streamOverSsh } from "./run-over-ssh.ts";
import { createSshConnection } from "./ssh-connection.ts";
import { rootPrefix, type SshLogin } from "./ssh-login.ts";

/** A builder host over SSH: commands on one kept connection, files by rsync beside it. */
export function createSshTransport(login: SshLogin, onLost: () => void): Transport {
  const connection = createSshConnection(login, onLost);
  const line = (argv: readonly string[]) => quoteArgv([...rootPrefix(login), ...argv]);
  return {
    run: async (argv, { stdin, signal } = {}) => collectOverSsh(await connection.client(), { line: line(argv), stdin, signal }),
    stream: async function* (argv, { signal }) {
      yield* streamOverSsh(await connection.client(), argv, { line: line(argv), signal });
    },
    put: (localPath, remotePath, options) => rsync(login, { direction: "put", localPath, remotePath }, options),
    fetch: (remotePath, localPath, options) => rsync(login, { direction: "fetch", localPath, remotePath }, options),
    close: connection.close,
  };
}
