import { createHmac } from "node:crypto";
import { once } from "node:events";
import { request as requestPlainly } from "node:http";
import { request as requestSecurely } from "node:https";
import type { Message } from "./message.ts";
import { reachAddress } from "./reach-address.ts";

/** A receiver that is slower than this should take it and work later. */
const TIMEOUT_MS = 10_000;

/** The header that proves who sent it: HMAC-SHA256 of the instant, a dot and the body, as docs/webhooks.md says. */
export function signWebhook(secret: string, seconds: number, body: string): string {
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}

/** Posts a message as JSON. Throws where it is not answered with 2xx; a redirect is none, since it would lead past the check of addresses. */
export async function sendWebhook(url: URL, secret: string, message: Message, signal: AbortSignal): Promise<void> {
  const { address, family } = await reachAddress(url.hostname);
  const body = JSON.stringify(message);
  const seconds = Math.floor(Date.now() / 1_000);
  const send = url.protocol === "https:" ? requestSecurely : requestPlainly;
  const outgoing = send(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "marketplace-image-builder",
      "mib-delivery": message.id,
      "mib-signature": signWebhook(secret, seconds, body),
    },
    lookup: (_name, options, found) => (options.all === true ? found(null, [{ address, family }]) : found(null, address, family)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  outgoing.end(body);
  const [answer] = await once(outgoing, "response");
  answer.resume();
  if (answer.statusCode < 200 || answer.statusCode > 299) throw new Error(`The receiver answered with ${answer.statusCode}.`);
}
