import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  readonly port: number;
  /** All bytes that went through it, there and back. */
  readonly passedBytes: () => number;
  /** The next connection is cut when so many bytes have passed, there and back; several calls cut several, one after the other. */
  readonly cutAfter: (bytes: number) => void;
  /** The next connection goes on to take bytes, and passes none on any more, when so many have passed: whoever waits for an answer waits. */
  readonly swallowAfter: (bytes: number) => void;
  /** Whatever was to happen and has not is forgotten. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
};

/** What happens to a connection, and after how many bytes. */
type Fault = { readonly bytes: number; readonly strike: (client: Socket, target: Socket) => void };

const cut: Fault["strike"] = (client, target) => {
  client.destroy();
  target.destroy();
};
const swallow: Fault["strike"] = (client, target) => {
  client.unpipe(target);
  client.resume();
};

/** A line to a port of loopback that breaks where a test says. */
export async function startCuttingProxy(targetPort: () => number): Promise<CuttingProxy> {
  const faults: Fault[] = [];
  const sockets = new Set<Socket>();
  let passedBytes = 0;
  const server = createServer((client) => {
    const target = connect(targetPort(), "127.0.0.1");
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    let passed = 0;
    const count = (bytes: Buffer) => {
      passed += bytes.length;
      passedBytes += bytes.length;
      const [fault] = faults;
      if (fault === undefined || passed < fault.bytes) return;
      faults.shift();
      fault.strike(client, target);
    };
    client.on("data", count);
    target.on("data", count);
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
    passedBytes: () => passedBytes,
    cutAfter: (bytes) => void faults.push({ bytes, strike: cut }),
    swallowAfter: (bytes) => void faults.push({ bytes, strike: swallow }),
    heal: () => void faults.splice(0),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
