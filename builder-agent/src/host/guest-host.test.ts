import { expect, test } from "vitest";
import { startShellMachine, startShellSession } from "../../testing/shell-machine.ts";
import { connectGuest } from "./guest-host.ts";
import { keyField, makeKeyPair } from "./guest-host-keys.ts";

const never = new AbortController().signal;

test("a command gets its words as they are, its input, and gives back what it says and its exit code", async () => {
  const session = await startShellSession();
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
  const session = await startShellSession();
  const failing = session.run(["sh", "-c", "echo why >&2; exit 4"]);
  await expect(failing).rejects.toMatchObject({ code: "COMMAND_FAILED", detail: { exitCode: 4, stderrTail: "why\n" } });
});

test("a machine that shows another key is not spoken to", async () => {
  const login = { ...(await startShellMachine()), hostKey: keyField(makeKeyPair()) };
  await expect(connectGuest(login, never)).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
});

test("a line that is cut, a command that hangs, and a machine that is not there are told from a command that fails", async () => {
  const session = await startShellSession();
  await expect(session.run(["cut"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  await expect(session.run(["true"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  const slow = await startShellSession();
  await expect(slow.run(["cat", "/dev/zero"], { deadlineMs: 200 })).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  const nowhere = { ...(await startShellMachine()), port: 1 };
  await expect(connectGuest(nowhere, never)).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
});
