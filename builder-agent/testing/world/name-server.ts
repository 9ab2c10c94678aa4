import { createSocket, type Socket } from "node:dgram";
import { getServers } from "node:dns";
import { type DecodedPacket, decode, encode } from "dns-packet";

/** RFC 2606: a name that never leads anywhere, so a test that asks somebody else gets no answer. */
const OWN_NAMES = /(^|\.)example\.org$/i;

type NameServer = { readonly close: () => Promise<void> };

/**
 * A name server on port 53 of a loopback address: every name below example.org has that address. All other names are asked
 * of this machine's own name server, as a company's would be.
 */
export async function startNameServer(address: string): Promise<NameServer> {
  const socket = createSocket("udp4");
  const upstreams = new Set<Socket>();
  socket.on("message", (message, client) => {
    const answer = answerTo(decode(message), address);
    if (answer !== null) socket.send(answer, client.port, client.address);
    else forward(message, upstreams, (reply) => socket.send(reply, client.port, client.address));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(53, address, resolve);
  });
  return {
    close: async () => {
      for (const upstream of upstreams) upstream.close();
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}

/** Null: the name is not ours. Of our names only the IPv4 address is known; other questions get an empty answer. */
function answerTo({ id, questions = [] }: DecodedPacket, address: string): Buffer | null {
  const [question] = questions;
  if (question === undefined || !OWN_NAMES.test(question.name)) return null;
  const answers = question.type === "A" ? [{ type: "A" as const, name: question.name, ttl: 60, data: address }] : [];
  return encode({ type: "response", ...(id === undefined ? {} : { id }), questions, answers, flags: 0x0480 });
}

function forward(message: Buffer, upstreams: Set<Socket>, reply: (message: Buffer) => void): void {
  const server = getServers().find((name) => /^[\d.]+$/.test(name));
  if (server === undefined) return;
  const upstream = createSocket("udp4");
  upstreams.add(upstream);
  const end = () => {
    if (upstreams.delete(upstream)) upstream.close();
  };
  upstream.once("message", (answer) => {
    reply(answer);
    end();
  });
  upstream.once("error", end);
  upstream.send(message, 53, server);
}
