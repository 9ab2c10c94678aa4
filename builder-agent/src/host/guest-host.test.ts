import { spawn } from "node:child_process";
import ssh2, { type Connection } from "ssh2";
import { expect, onTestFinished, test } from "vitest";
import { connectGuest, type GuestLogin } from "./guest-host.ts";
import { keyField, makeKeyPair } from "./guest-host-keys.ts";

const client = makeKeyPair();
const server = makeKeyPair();
const never = new AbortController().signal;

/** A machine's ssh: any key may log in, a real shell runs what is asked, and the word "cut" cuts the line. */
async function startMachine(): Promise<GuestLogin> {
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

async function startSession() {
  const session = await connectGuest(await startMachine(), never);
  onTestFinished(session.close);
  return session;
}

test("a command gets its words as they are, its input, and gives back what it says and its exit code", async () => {
  const session = await startSession();
  const words = ["a b", "it's", "$HOME", ""];
  expect((await session.run(["printf", "%s|", ...words])).stdout).toBe("a b|it's|$HOME||");
  expect((await session.run(["cat"], { input: "ünïcode\n" })).stdout).toBe("ünïcode\n");
  expect(await session.run(["sh", "-c", "echo no >&2; exit 3"], { okExitCodes: [3] })).toEqual({
    exitCode: 3,
    stdout: "",
    stderr: "no\n",
  });
});

test("a command that fails says which, with its exit code and last words", async () => {
  const session = await startSession();
  const failing = session.run(["sh", "-c", "echo why >&2; exit 4"]);
  await expect(failing).rejects.toMatchObject({ code: "COMMAND_FAILED", detail: { exitCode: 4, stderrTail: "why\n" } });
});

test("a machine that shows another key is not spoken to", async () => {
  const login = { ...(await startMachine()), hostKey: keyField(makeKeyPair()) };
  await expect(connectGuest(login, never)).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
});

test("a line that is cut, a command that hangs, and a machine that is not there are told from a command that fails", async () => {
  const session = await startSession();
  await expect(session.run(["cut"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  await expect(session.run(["true"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  const slow = await startSession();
  await expect(slow.run(["cat", "/dev/zero"], { deadlineMs: 200 })).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  const nowhere = { address: "127.0.0.1", port: 1, user: "root", privateKey: client.privateKey, hostKey: keyField(server) };
  await expect(connectGuest(nowhere, never)).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
});
