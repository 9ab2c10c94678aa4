import { once } from "node:events";
import { createServer } from "node:http";

export type Received = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A webhook's receiver on loopback, which answers with `statuses` in turn and then with the last of them. */
export async function receiveWebhooks(statuses: readonly number[] = [204]) {
  const received: Received[] = [];
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    answer.writeHead(statuses[received.length] ?? statuses.at(-1) ?? 204, { location: "http://169.254.169.254/" }).end();
    received.push({ headers, body: Buffer.concat(chunks).toString() });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  return { received, url: `http://127.0.0.1:${address.port}/hook`, close: () => server.close() };
}
