import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  readonly port: number;
  /** Bytes that clients have sent through it. */
  readonly sentBytes: () => number;
  /** The next connection is cut when so many bytes of the client have passed; several calls cut several, one after the other. */
  readonly cutAfter: (bytes: number) => void;
  readonly close: () => Promise<void>;
};

/** A line to a port of loopback that breaks where a test says. */
export async function startCuttingProxy(targetPort: () => number): Promise<CuttingProxy> {
  const cuts: number[] = [];
  const sockets = new Set<Socket>();
  let sentBytes = 0;
  const server = createServer((client) => {
    const target = connect(targetPort(), "127.0.0.1");
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    let passed = 0;
    client.on("data", (bytes) => {
      passed += bytes.length;
      sentBytes += bytes.length;
      const [limit] = cuts;
      if (limit === undefined || passed < limit) return;
      cuts.shift();
      client.destroy();
      target.destroy();
    });
    client.pipe(target);
    target.pipe(client);
    // Whoever goes first, however he goes, takes the other with him.
    client.on("close", () => target.destroy());
    target.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    sentBytes: () => sentBytes,
    cutAfter: (bytes) => {
      cuts.push(bytes);
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
