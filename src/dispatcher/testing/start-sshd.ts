import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makeKeyPair } from "../ssh/key-pair.ts";

/** A real sshd on loopback. `hostKey` is the base64 field of known_hosts(5), `fingerprint` what `ssh-keygen -l` prints of it. */
export type Sshd = {
  readonly port: number;
  readonly hostKey: string;
  readonly fingerprint: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts sshd(8) with a host key and settings of its own in `folder`, letting root in with the key of `publicKey`.
 * Resolves when it listens. `port` 0 takes a free one.
 */
export async function startSshd(folder: string, { publicKey, port = 0 }: { publicKey: string; port?: number }): Promise<Sshd> {
  mkdirSync(folder, { recursive: true });
  // sshd's own folder for privilege separation: there only where the service was started once.
  mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const hostPair = makeKeyPair();
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const chosen = port === 0 ? await freePort() : port;
  const config = [
    `Port ${chosen}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${file("host-key", hostPair.privateKey)}`,
    `AuthorizedKeysFile ${file("authorized_keys", `${publicKey}\n`)}`,
    "PidFile none",
    "PermitRootLogin prohibit-password",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "StrictModes no",
    "UsePAM no",
  ];
  const child = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", file("sshd_config", `${config.join("\n")}\n`)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await listening(child);
  const hostKey = hostPair.publicKey.split(" ")[1] ?? "";
  const digest = createHash("sha256").update(Buffer.from(hostKey, "base64")).digest("base64").replace(/=+$/, "");
  return { port: chosen, hostKey, fingerprint: `SHA256:${digest}`, stop: () => end(child) };
}

async function listening(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error("sshd has no stderr.");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.includes("Server listening")) return void child.stderr.resume();
    lines.push(line);
  }
  throw new Error(`sshd did not start: ${lines.join("\n")}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
