import { Client } from "ssh2";
import { AgentError } from "#protocol/agent-error.ts";
import { signaturesFor } from "./host-key.ts";
import type { SshLogin } from "./ssh-login.ts";

const READY_TIMEOUT_MS = 20_000;
/** A dead line is noticed after 30 s: long before a person wonders, long after a Wi-Fi hiccup. */
const KEEPALIVE_INTERVAL_MS = 10_000;
const KEEPALIVE_COUNT = 3;

/**
 * The one connection to a host: opened when first needed, kept, opened again after it broke.
 * ssh2 accepts any host key unless told otherwise, so it is always told: the whole key is compared.
 *
 * `onLost` is called when an open connection breaks without our doing.
 */
export function createSshConnection(login: SshLogin, onLost: () => void) {
  let open: Promise<Client> | undefined;
  let isClosed = false;

  function forget(client: Promise<Client>): void {
    if (open === client) open = undefined;
  }

  return {
    /** Gives the open connection. Throws `AgentError` as `Transport` says. */
    client(): Promise<Client> {
      if (open !== undefined) return open;
      const opening = connect(login, () => {
        forget(opening);
        if (!isClosed) onLost();
      });
      open = opening;
      opening.catch(() => forget(opening));
      return opening;
    },
    close(): void {
      isClosed = true;
      open?.then((client) => client.destroy()).catch(() => undefined);
    },
  };
}

function connect(login: SshLogin, onClose: () => void): Promise<Client> {
  const { promise, resolve, reject } = Promise.withResolvers<Client>();
  const client = new Client();
  let shownKey: string | undefined;
  const fail = (cause?: Error) => {
    client.destroy();
    reject(toConnectionError(login, shownKey, cause));
  };
  client
    .on("error", fail)
    .on("close", () => fail())
    .on("ready", () => {
      client.on("close", onClose);
      resolve(client);
    })
    .connect({
      host: login.address,
      port: login.port,
      username: login.user,
      privateKey: login.privateKey,
      readyTimeout: READY_TIMEOUT_MS,
      keepaliveInterval: KEEPALIVE_INTERVAL_MS,
      keepaliveCountMax: KEEPALIVE_COUNT,
      algorithms: { serverHostKey: signaturesFor(login.hostKey) },
      hostVerifier: (key: Buffer) => {
        shownKey = key.toString("base64");
        return shownKey === login.hostKey;
      },
    });
  return promise;
}

/** ssh2 says by `level` how far it came; a host without a key of the pinned type shows none at all. */
function toConnectionError(login: SshLogin, shownKey: string | undefined, cause?: Error): AgentError {
  const where = `${login.user}@${login.address}:${login.port}`;
  const isKeyRefused = shownKey !== undefined && shownKey !== login.hostKey;
  const hasNoSuchKey = cause !== undefined && /no matching .*host key/i.test(cause.message);
  if (isKeyRefused || hasNoSuchKey)
    return new AgentError("HOST_KEY_MISMATCH", `${where} shows another host key than the one that was confirmed.`, {}, { cause });
  if (cause !== undefined && "level" in cause && cause.level === "client-authentication")
    return new AgentError("HOST_AUTHENTICATION_FAILED", `${where} does not accept the key.`, {}, { cause });
  return new AgentError("HOST_UNREACHABLE", `${where} does not answer: ${cause?.message ?? "it hung up"}.`, {}, { cause });
}
