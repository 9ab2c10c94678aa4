import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import type { Place } from "./place.ts";
import { type ServiceProcess, startService } from "./service-process.ts";

const PORT = 5672;

/** oslo.messaging's address of the queue. */
export function queueUrl({ address }: Place): string {
  return `rabbit://guest:guest@${address}:${PORT}/`;
}

/** Debian's RabbitMQ, and the port mapper without which Erlang does not start; both end with the network they are in. */
export async function startMessageQueue(place: Place): Promise<readonly ServiceProcess[]> {
  const home = join(place.folder, "rabbitmq");
  await mkdir(home);
  const log = join(place.folder, "rabbitmq.out");
  const mapper = await startService({
    argv: place.enter(["epmd", "-address", "127.0.0.1"]),
    log,
    isReady: async () => true,
  });
  const queue = await startService({
    argv: place.enter(["/usr/lib/rabbitmq/bin/rabbitmq-server"]),
    variables: {
      // Erlang keeps the cookie by which nodes know each other in the home.
      ...{ HOME: home, RABBITMQ_NODENAME: "cloud@localhost", RABBITMQ_ENABLED_PLUGINS_FILE: join(home, "plugins") },
      ...{
        RABBITMQ_MNESIA_BASE: join(home, "data"),
        RABBITMQ_LOG_BASE: join(home, "log"),
        RABBITMQ_CONFIG_FILE: join(home, "none"),
      },
      ...{ RABBITMQ_NODE_IP_ADDRESS: place.address, RABBITMQ_NODE_PORT: String(PORT), RABBITMQ_DIST_PORT: "25672" },
      // The guest may come from another address than loopback: nobody else is in this network.
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1} -rabbit loopback_users []",
    },
    log,
    isReady: () => accepts(place.address, PORT),
  });
  return [mapper, queue];
}

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = createConnection({ host, port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
