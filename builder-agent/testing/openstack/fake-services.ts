import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { OpenCloud } from "../../src/openstack/keystone.ts";
import { listen } from "../file-server.ts";

/** A call of a service: `path` begins with the service's type in the catalogue. `body` is what was said as JSON, null where it was none. */
export type FakeCall = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
  /** What was said as it came: the data of an image. */
  readonly bytes: Buffer;
};

/** What the services say: bytes as they are, everything else as JSON. `hangUp` cuts the line without a word, `silence` leaves it open. */
export type FakeAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | "hangUp"
  | "silence";

export type FakeServices = {
  readonly open: OpenCloud;
  /** Every call but Keystone's, as `METHOD /path`. */
  readonly calls: readonly string[];
  readonly close: () => void;
};

/**
 * Services for what real ones do not do on demand: lost answers, servers and snapshots that hang. Keystone's part is done here, in the
 * shape of Keystone 22; the rest answers as the test says.
 */
export async function openFakeServices(answer: (call: FakeCall) => FakeAnswer): Promise<FakeServices> {
  const calls: string[] = [];
  let [url, tokens] = ["", 0];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const bytes = await buffer(request);
    if (path === "/v3/auth/tokens") {
      tokens += 1;
      return send(response, { status: 201, body: tokenOf(url), headers: { "x-subject-token": `token-${tokens}` } });
    }
    calls.push(`${method} ${path}`);
    const isJson = /\bjson\b|json-patch/.test(headers["content-type"] ?? "") && bytes.length > 0;
    send(response, answer({ method, path, headers, bytes, body: isJson ? JSON.parse(bytes.toString("utf8")) : null }));
  });
  url = `http://127.0.0.1:${await listen(server)}`;
  const signIn = { kind: "application-credential", credentialId: "id" } as const;
  const cloud = { authUrl: url, signIn, region: null, interface: "public", caCertificate: null } as const;
  return { open: { cloud, secret: "secret" }, calls, close: () => server.close() };
}

function send(response: ServerResponse, answer: FakeAnswer): void {
  if (answer === "silence") return;
  if (answer === "hangUp") return void response.destroy();
  const { status, headers, body = "" } = answer;
  response.writeHead(status, headers).end(body instanceof Uint8Array || body === "" ? body : JSON.stringify(body));
}

function tokenOf(url: string): object {
  const catalog = ["image", "compute", "network"].map((type) => ({
    type,
    endpoints: [{ interface: "public", region: "RegionOne", url: `${url}/${type}` }],
  }));
  const project = { id: "project-1", name: "builds" };
  return {
    token: { expires_at: new Date(Date.now() + 3_600_000).toISOString(), user: { id: "1", name: "admin" }, project, catalog },
  };
}
