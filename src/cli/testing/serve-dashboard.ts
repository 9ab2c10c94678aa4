import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

type Handle = (request: Request) => Promise<Response>;

/** Serves the dashboard's own route handlers over real HTTP, without Next. `stop` cuts what is open. */
export async function serveDashboard(handle: Handle): Promise<{ url: URL; stop: () => Promise<void> }> {
  const server = createServer((incoming, answer) => {
    respond(handle, incoming, answer).catch(() => answer.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function respond(handle: Handle, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const gone = new AbortController();
  answer.on("close", () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value));
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const body = chunks.length === 0 ? null : Buffer.concat(chunks);
  const method = incoming.method ?? "GET";
  const response = await handle(new Request(`http://127.0.0.1${incoming.url}`, { method, headers, body, signal: gone.signal }));
  answer.writeHead(response.status, [...response.headers].flat());
  if (response.body === null) answer.end();
  else await pipeline(chunksOf(response.body), answer);
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of body) yield bytes;
}
