import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { ImageHost } from "../host/image-host.ts";
import { CONTAINERD_SOCKET } from "./containerd.ts";
import { type CriClient, createCriClient } from "./cri-client.ts";

/** Asks an image's running container runtime, wherever it runs: through a socket in `folder` that leads to its own. */
export async function askCri<Answer>(
  { openSocket }: Pick<ImageHost, "openSocket">,
  folder: string,
  question: (cri: CriClient) => Promise<Answer>,
): Promise<Answer> {
  const socket = join(folder, "cri.sock");
  const server = createServer((connection) => {
    openSocket(CONTAINERD_SOCKET).then(
      (channel) => {
        channel.on("error", () => connection.destroy()).on("close", () => connection.destroy());
        connection.on("error", () => channel.destroy()).on("close", () => channel.destroy());
        connection.pipe(channel).pipe(connection);
      },
      () => connection.destroy(),
    );
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject).listen(socket, listening.resolve);
  await listening.promise;
  const cri = createCriClient(socket);
  try {
    return await question(cri);
  } finally {
    cri.close();
    server.close();
    await rm(socket, { force: true });
  }
}
