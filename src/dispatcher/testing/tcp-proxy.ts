import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line that can be cut. */
export type TcpProxy = {
  readonly port: number;
  /** All bytes that went through it, there and back. */
  readonly passedBytes: () => number;
  /** Cuts every connection, and refuses new ones until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Cuts once, when so many more bytes have gone through; then mends itself. */
  readonly cutAfter: (bytes: number) => void;
  readonly stop: () => Promise<void>;
};

/** Forwards a loopback port of its own to `targetPort`. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let passedBytes = 0;
  let limit = Number.POSITIVE_INFINITY;

  function drop(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect(targetPort, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket
        .on("error", () => other.destroy())
        .on("close", () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
    const count = (bytes: Buffer) => {
      passedBytes += bytes.length;
      if (passedBytes < limit) return;
      limit = Number.POSITIVE_INFINITY;
      drop();
    };
    near.on("data", count);
    far.on("data", count);
    near.pipe(far);
    far.pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    port: address.port,
    passedBytes: () => passedBytes,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    cutAfter: (bytes) => {
      limit = passedBytes + bytes;
    },
    stop: async () => {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}
