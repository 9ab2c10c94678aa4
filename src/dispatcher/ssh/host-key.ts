import { Client } from "ssh2";
import { AgentError } from "#protocol/agent-error.ts";

/** The time in which a host has to show its key. */
const READY_TIMEOUT_MS = 15_000;

/** The signature algorithms of each key type; an RSA key signs with SHA-2 (RFC 8332). */
const SIGNATURES = {
  "ssh-ed25519": ["ssh-ed25519"],
  "ssh-rsa": ["rsa-sha2-512", "rsa-sha2-256"],
  "ecdsa-sha2-nistp256": ["ecdsa-sha2-nistp256"],
  "ecdsa-sha2-nistp384": ["ecdsa-sha2-nistp384"],
  "ecdsa-sha2-nistp521": ["ecdsa-sha2-nistp521"],
} as const;
export type HostKeyType = keyof typeof SIGNATURES;

/** The type that a key blob names in its first string (RFC 4253, 6.6). `key` is the base64 field of known_hosts(5). */
export function hostKeyType(key: string): HostKeyType {
  const blob = Buffer.from(key, "base64");
  const name = blob.subarray(4, 4 + (blob.length < 4 ? 0 : blob.readUInt32BE(0))).toString("ascii");
  if (!isHostKeyType(name))
    throw new AgentError("HOST_KEY_MISMATCH", `The host key is of the unknown type ${JSON.stringify(name)}.`);
  return name;
}

/** What a connection may offer to be compared with this pinned key: another type is another key. */
export function signaturesFor(key: string): (typeof SIGNATURES)[HostKeyType][number][] {
  return [...SIGNATURES[hostKeyType(key)]];
}

/**
 * Reads the key that a host shows, before anybody trusts it: verifies nothing, authenticates nothing, ends at the key.
 * Returns the base64 field of known_hosts(5). Throws `HOST_UNREACHABLE`.
 */
export function scanHostKey(address: string, port: number, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const client = new Client();
  const stop = () => client.destroy();
  const fail = (cause?: Error) =>
    reject(
      new AgentError(
        "HOST_UNREACHABLE",
        `${address}:${port} shows no host key: ${cause?.message ?? "it hung up"}.`,
        {},
        { cause },
      ),
    );
  signal.addEventListener("abort", stop, { once: true });
  client
    .on("error", fail)
    .on("close", () => fail())
    .connect({
      host: address,
      port,
      username: "nobody",
      readyTimeout: READY_TIMEOUT_MS,
      algorithms: { serverHostKey: Object.values(SIGNATURES).flat() },
      hostVerifier: (key: Buffer) => {
        resolve(key.toString("base64"));
        return false;
      },
    });
  return promise.finally(() => {
    signal.removeEventListener("abort", stop);
    client.destroy();
  });
}

function isHostKeyType(name: string): name is HostKeyType {
  return Object.hasOwn(SIGNATURES, name);
}
