import { randomBytes } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { createConnection } from "node:net";
import type { Duplex } from "node:stream";
import { Server as ProxyServer } from "proxy-chain";

/** A way to the web as the job sees it, for whoever has no other. */
export type WebProxy = {
  /** Answers somebody who knocked elsewhere. */
  readonly answer: (connection: Duplex) => void;
  /** Its address for somebody who knocks on a port of his own loopback, with the password of this one job. */
  readonly urlAt: (port: number) => string;
  readonly close: () => Promise<void>;
};

const USER = "mib";

/**
 * Opens an HTTP proxy on loopback. What goes through it leaves from the builder, with the nameservers of the job's mount namespace
 * and through the profile's own proxy, if there is one. The password keeps the builder's other users out.
 */
export async function openWebProxy(upstream: string | null): Promise<WebProxy> {
  const password = randomBytes(24).toString("hex");
  // Agents of our own: Node's global ones go by the environment's proxy, and upstream is said here. A connection serves one request:
  // one that is kept is now and then closed by the mirror just as the next request is on its way (seen: ECONNRESET after minutes).
  const agents = { httpAgent: new HttpAgent({ keepAlive: false }), httpsAgent: new HttpsAgent({ keepAlive: false }) };
  const server = new ProxyServer({
    ...{ port: 0, host: "127.0.0.1" },
    prepareRequestFunction: (request) => ({
      requestAuthentication: request.username !== USER || request.password !== password,
      upstreamProxyUrl: upstream,
      ...agents,
    }),
  });
  await server.listen();
  return {
    answer: (connection) => {
      const inside = createConnection(server.port, "127.0.0.1");
      inside.on("error", () => connection.destroy()).on("close", () => connection.destroy());
      connection.on("error", () => inside.destroy()).on("close", () => inside.destroy());
      inside.pipe(connection).pipe(inside);
    },
    urlAt: (port) => `http://${USER}:${password}@127.0.0.1:${port}`,
    close: async () => {
      await server.close(true);
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}
