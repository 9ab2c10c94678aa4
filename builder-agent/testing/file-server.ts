import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Server } from "node:net";
import { join } from "node:path";

/** Serves a folder on loopback, with ranges, as a mirror does. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => answerFromFolder(folder, request, response));
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Gives one file of a folder, or 404. */
export function answerFromFolder(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const file = join(folder, new URL(request.url ?? "/", "http://localhost").pathname);
  if (!existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const { size } = statSync(file);
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const first = Number(start ?? 0);
  const last = end === undefined || end === "" ? size - 1 : Number(end);
  const headers = { "content-length": last - first + 1, "accept-ranges": "bytes" };
  response.writeHead(
    start === undefined ? 200 : 206,
    start === undefined ? headers : { ...headers, "content-range": `bytes ${first}-${last}/${size}` },
  );
  if (size === 0) response.end();
  else createReadStream(file, { start: first, end: last }).pipe(response);
}

/** Listens on a free port of loopback and says which. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
