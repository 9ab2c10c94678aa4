import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { type CriClient, createCriClient } from "../tools/cri-client.ts";
import type { MachineGround } from "./machine-ground.ts";

const GUEST_SOCKET = "/run/containerd/containerd.sock";

/** Asks the machine's container runtime, through a socket in the machine's folder that leads to its own. */
export async function withGuestCri<Answer>(
  { guest }: MachineGround,
  question: (cri: CriClient) => Promise<Answer>,
): Promise<Answer> {
  const socket = join(guest.folder, "cri.sock");
  const server = createServer((connection) => {
    guest
      .host()
      .openSocket(GUEST_SOCKET)
      .then(
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
