import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { AgentError, type AgentErrorCode } from "#protocol/agent-error.ts";
import { quoteArgv } from "../quote-argv.ts";
import { CommandError, type TransferOptions } from "../transport.ts";
import { hostKeyType, signaturesFor } from "./host-key.ts";
import { rootPrefix, type SshLogin } from "./ssh-login.ts";
import { makeTransferFolder } from "./transfer-folder.ts";

/** The name by which ssh's configuration and known_hosts call the one host of a transfer. */
const HOST = "builder";

/**
 * How rsync says that the line, not the file, was in the way. Statuses of rsync(1): 10 socket, 12 protocol stream, 30 and 35 timeout,
 * 255 ssh's own.
 */
const LINE_STATUSES: ReadonlySet<number> = new Set([10, 12, 30, 35, 255]);

/** The newest figure of `--info=progress2`: bytes of the file, sent or found there, then the share. */
const PROGRESS = /(\d+) +\d+%[^%]*$/;

const FAILURES: readonly (readonly [RegExp, AgentErrorCode])[] = [
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|no matching host key type/i, "HOST_KEY_MISMATCH"],
  [/Permission denied \(/, "HOST_AUTHENTICATION_FAILED"],
  [/rsync: (command )?not found|remote command not found/, "HOST_COMMAND_MISSING"],
  [/^sudo: /m, "HOST_NOT_ROOT"],
  [/No space left on device/, "HOST_DISK_FULL"],
];

/** Packed already: to pack it again costs a core and saves nothing (rsync's own `--skip-compress` does nothing today, says its page). */
const IS_PACKED = /\.qcow2$/;

type Transfer = { readonly direction: "put" | "fetch"; readonly localPath: string; readonly remotePath: string };

/**
 * Copies one file over the system's ssh with rsync(1): lesson 11. One attempt; the caller tries again.
 *
 * `--inplace` writes into the file itself, so whatever ended the transfer before (a cut line, a killed dispatcher), what came over
 * is there and rsync's own comparison (`--ignore-times`: always) sends only the rest, or what is wrong. The key and the pinned host key are in a private
 * folder that goes with the transfer. `onProgress` hears how far in the file rsync is, about once a second. Throws `AgentError`, or `CommandError` where rsync complains of the file.
 */
export async function rsync(
  login: SshLogin,
  { direction, localPath, remotePath }: Transfer,
  { signal, onProgress = () => undefined }: TransferOptions,
): Promise<void> {
  const folder = await makeTransferFolder();
  try {
    const config = await writeSshConfig(folder, login);
    const remote = `${HOST}:${quoteArgv([remotePath])}`;
    const argv = [
      "--partial",
      "--inplace",
      "--ignore-times",
      "--timeout=120",
      ...(direction === "put" && !IS_PACKED.test(localPath) ? ["--compress"] : []),
      ...["--info=progress2", "--no-human-readable", "--outbuf=N"],
      "--rsh",
      quoteArgv(["ssh", "-F", config]),
      "--rsync-path",
      quoteArgv([...rootPrefix(login), "rsync"]),
      "--",
      ...(direction === "put" ? [localPath, remote] : [remote, localPath]),
    ];
    const running = execa("rsync", argv, { reject: false, stdin: "ignore", buffer: { stdout: false }, cancelSignal: signal });
    running.stdout.on("data", (chunk: Buffer) => {
      const done = PROGRESS.exec(chunk.toString())?.[1];
      if (done !== undefined) onProgress(Number(done));
    });
    const result = await running;
    signal.throwIfAborted();
    if (result.exitCode !== 0) throw toTransferError(argv, result.exitCode ?? 127, result.stderr || (result.message ?? ""));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** ssh_config(5). `-F` also keeps the system's and the person's own settings out. */
async function writeSshConfig(folder: string, login: SshLogin): Promise<string> {
  const [key, knownHosts, config] = [join(folder, "key"), join(folder, "known_hosts"), join(folder, "config")];
  const settings = {
    HostName: login.address,
    Port: login.port,
    User: login.user,
    IdentityFile: key,
    IdentitiesOnly: "yes",
    IdentityAgent: "none",
    BatchMode: "yes",
    HostKeyAlias: HOST,
    HostKeyAlgorithms: signaturesFor(login.hostKey).join(","),
    UserKnownHostsFile: knownHosts,
    GlobalKnownHostsFile: "none",
    StrictHostKeyChecking: "yes",
    UpdateHostKeys: "no",
    ConnectTimeout: 20,
    ServerAliveInterval: 10,
    ServerAliveCountMax: 3,
  };
  const lines = Object.entries(settings).map(([name, value]) => `  ${name} ${value}`);
  await writeFile(key, login.privateKey.endsWith("\n") ? login.privateKey : `${login.privateKey}\n`, { mode: 0o600 });
  await writeFile(knownHosts, `${HOST} ${hostKeyType(login.hostKey)} ${login.hostKey}\n`, { mode: 0o600 });
  await writeFile(config, `Host ${HOST}\n${lines.join("\n")}\n`, { mode: 0o600 });
  return config;
}

function toTransferError(argv: readonly string[], exitCode: number, stderr: string): Error {
  const cause = new CommandError(["rsync", ...argv], { exitCode, stderr });
  const code =
    FAILURES.find(([pattern]) => pattern.test(stderr))?.[1] ?? (LINE_STATUSES.has(exitCode) ? "HOST_UNREACHABLE" : undefined);
  const detail = { command: "rsync", exitCode, stderrTail: stderr.slice(-2_000) };
  return code === undefined ? cause : new AgentError(code, cause.message, detail, { cause });
}
