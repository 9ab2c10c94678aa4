import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { machineArchives } from "./machine-archive.ts";

/** `host` is the name that was asked for, with its port. */
export type MirrorRequest = { readonly host: string; readonly method: string; readonly path: string; readonly agent: string };

export type MirrorServer = { readonly requests: () => readonly MirrorRequest[]; readonly close: () => Promise<void> };

/** What a client may say of the part that it wants, and a server of the part that it gives. */
const ASKED_HEADERS = ["range", "if-range", "if-modified-since", "if-none-match"] as const;
const GIVEN_HEADERS = ["content-length", "content-type", "content-range", "last-modified", "etag", "accept-ranges"] as const;

/** A site's mirror: `/debian` and `/debian-security` are this machine's own archives, all else are files of a folder. */
export async function startMirrorServer(folder: string, address: string, port: number): Promise<MirrorServer> {
  const { archive, security } = machineArchives();
  const upstreams = [
    ["/debian-security/", `${security}/`],
    ["/debian/", `${archive}/`],
  ] as const;
  const requests: MirrorRequest[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://mirror.example.org").pathname);
    const { host = "", "user-agent": agent = "" } = request.headers;
    requests.push({ host, method: request.method ?? "", path, agent });
    const [prefix = "", upstream] = upstreams.find(([own]) => path.startsWith(own)) ?? [];
    const answered =
      upstream === undefined
        ? giveFile(join(folder, normalize(path)), response)
        : passOn(upstream + path.slice(prefix.length), request, response);
    answered.catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  return {
    requests: () => requests,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function giveFile(file: string, response: ServerResponse): Promise<void> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-length": stats.size, "last-modified": stats.mtime.toUTCString() });
  await pipeline(createReadStream(file), response);
}

/** Redirects are followed here: a client that followed them itself would ask somebody else than the mirror. */
async function passOn(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers({ "accept-encoding": "identity" });
  for (const name of ASKED_HEADERS) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const { method = "GET" } = request;
  const answer = await fetch(url, { method, headers, redirect: "follow" });
  const given = GIVEN_HEADERS.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(answer.status, Object.fromEntries(given));
  if (answer.body === null) response.end();
  else await pipeline(chunksOf(answer.body), response);
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
