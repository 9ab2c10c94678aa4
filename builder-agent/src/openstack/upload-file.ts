import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { AgentError } from "#protocol/agent-error.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { retryAfterMs } from "./retry-after.ts";

export type FileUpload = {
  readonly url: string;
  readonly token: string;
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, total: number) => void;
};

/** No byte taken for this long is a dead line: what lies between may hold a TCP connection for hours. */
const STALL_MS = 60_000;
/** How long the service may take with the whole file before it says yes: it hashes and stores. */
const STORE_MS = 1_800_000;

/**
 * Puts a file's bytes to a URL at the pace of the other side, with its Content-Length: Glance makes a truncated image of a
 * chunked upload that breaks, and keeps it `queued` where it knew the length (proven). Throws `TARGET_UNREACHABLE` for a line that broke,
 * and a refusal only when the time has passed that the service asks to be left alone for: whoever tries again may do so at once.
 */
export async function uploadFile({ url, token, file, signal, onBytes }: FileUpload): Promise<void> {
  const { size } = await stat(file);
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": size,
    "x-auth-token": token,
    "x-openstack-image-size": size,
  };
  const request = (url.startsWith("https:") ? https : http).request(url, { method: "PUT", headers, signal, timeout: STALL_MS });
  request.on("finish", () => request.setTimeout(STORE_MS));
  request.on("timeout", () => request.destroy(new Error(`nothing was taken for ${STALL_MS / 1000} s`)));
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.once("error", reject);
  });
  const source = createReadStream(file, { highWaterMark: 1_048_576 });
  let done = 0;
  source.on("data", (bytes) => {
    done += bytes.length;
    onBytes(done, size);
  });
  // A service that refuses answers before it has read all, and closes: its answer says more than the broken pipe.
  const sent = pipeline(source, request).catch((cause: unknown) => cause);
  try {
    const response = await answered;
    const words = await text(response);
    const status = response.statusCode ?? 0;
    if (status >= 300) {
      const headers = headersOf(response);
      await delay(retryAfterMs(headers.get("retry-after")) ?? 0, undefined, { signal });
      throw explainRefusal({ request: { method: "PUT", url }, status, headers, text: words });
    }
    await sent;
  } catch (cause) {
    if (cause instanceof AgentError) throw cause;
    signal.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AgentError(
      "TARGET_UNREACHABLE",
      `The upload broke after ${done} of ${size} bytes: ${reason}.`,
      { subject: new URL(url).host },
      { cause },
    );
  } finally {
    source.destroy();
    request.destroy();
  }
}

function headersOf({ headers }: http.IncomingMessage): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : [])),
  );
}
