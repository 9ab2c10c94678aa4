import { spawn } from "node:child_process";
import ssh2, { type Connection } from "ssh2";
import { onTestFinished } from "vitest";
import { connectGuest, type GuestHost, type GuestLogin } from "../src/host/guest-host.ts";
import { keyField, makeKeyPair } from "../src/host/guest-host-keys.ts";

const client = makeKeyPair();
const server = makeKeyPair();
/** A machine's ssh: any key may log in, a real shell runs what is asked, and the word "cut" cuts the line. */
export async function startShellMachine(): Promise<GuestLogin> {
  const connections: Connection[] = [];
  const listener = new ssh2.Server({ hostKeys: [server.privateKey] }, (connection) => {
    connections.push(connection);
    connection
      .on("error", () => {})
      .on("authentication", (attempt) => attempt.accept())
      .on("session", (accept) =>
        accept().on("exec", (acceptCommand, _reject, { command }) => {
          const channel = acceptCommand();
          // A client that has said all it has to say still listens.
          channel.allowHalfOpen = true;
          if (command === "cut") connection.end();
          const shell = spawn("sh", ["-c", command]);
          channel.pipe(shell.stdin);
          shell.stdout.on("data", (bytes) => channel.write(bytes));
          shell.stderr.on("data", (bytes) => channel.stderr.write(bytes));
          shell.on("close", (code) => {
            channel.exit(code ?? 1);
            channel.end();
          });
        }),
      );
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const connection of connections) connection.end();
    listener.close();
  });
  const address = listener.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { address: "127.0.0.1", port, user: "root", privateKey: client.privateKey, hostKey: keyField(server) };
}

/** Somebody logged in there. */
export async function startShellSession(): Promise<GuestHost> {
  const session = await connectGuest(await startShellMachine(), new AbortController().signal);
  onTestFinished(session.close);
  return session;
}
