import { once } from "node:events";
import tls from "node:tls";
import { failed, judgeEnd, type MirrorAnswer } from "./mirror-check.ts";

/** Most certificates are renewed a month ahead; one with less than two weeks left was forgotten. */
const WARN_DAYS = 14;

/** Until when a server's certificate holds; nothing for an address without TLS. */
export async function checkCertificate(url: string, signal: AbortSignal): Promise<MirrorAnswer[]> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== "https:") return [];
  const host = hostname.replace(/^\[|\]$/g, "");
  const socket = tls.connect({ host, port: Number(port || 443), ...(/[a-z]/i.test(host) ? { servername: host } : {}) });
  try {
    await once(socket, "secureConnect", { signal });
    const end = new Date(socket.getPeerCertificate().valid_to);
    return [judgeEnd("certificate", `The certificate of ${hostname}`, end, { warnDays: WARN_DAYS, now: new Date() })];
  } catch (cause) {
    return [failed("certificate", `TLS with ${hostname}: ${cause instanceof Error ? cause.message : String(cause)}.`)];
  } finally {
    socket.destroy();
  }
}
