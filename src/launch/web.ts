import { createServer } from "node:http";
import next from "next";
import { env } from "#env";

/** How long open downloads may go on after a request to end, in milliseconds. */
const GRACE_MS = 1_000;

const app = next({ dev: false, hostname: env.listen, port: env.port });
await app.prepare();
const answer = app.getRequestHandler();
const server = createServer((request, response) => void answer(request, response));
server.on("error", (error) => {
  process.stderr.write(`The dashboard cannot listen on ${env.listen}, port ${env.port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(env.port, env.listen, () => process.send?.("ready"));

/** Ends with its launcher, also where that was killed and could not say so. */
function stop(): void {
  server.close(() => process.exit(0));
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  server.closeIdleConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", () => undefined);
process.on("disconnect", stop);
