import { expect, test } from "vitest";
import { startShellSession } from "../../testing/shell-machine.ts";
import type { LogStream } from "../engine/report.ts";
import { createMachineHost } from "./machine-host.ts";

async function startImage(signal = new AbortController().signal) {
  const logged: string[] = [];
  const log = (stream: LogStream, line: string) => void logged.push(`${stream}: ${line}`);
  const image = createMachineHost(await startShellSession(), { variables: ["COLOUR=blue"], log, signal });
  return { image, logged };
}

test("a command finds the image's environment and nothing else, and its lines are logged as they come", async () => {
  const { image, logged } = await startImage();
  const { stdout } = await image.run(["sh", "-c", "echo $COLOUR $HOME $LANG; echo careful >&2"]);
  expect(stdout).toBe("blue /root C.UTF-8\n");
  const command = "agent: $ [image] sh -c echo $COLOUR $HOME $LANG; echo careful >&2";
  expect(logged.toSorted()).toEqual([command, "stderr: careful", "stdout: blue /root C.UTF-8"]);
});

test("what apt says to its status descriptor is told apart from its errors", async () => {
  const { image, logged } = await startImage();
  const statuses: string[] = [];
  const script = "echo pmstatus:jq:50.0:Unpacking >&3; echo W: old >&2";
  await image.run(["sh", "-c", script], { onStatusLine: (line) => statuses.push(line) });
  expect(statuses).toEqual(["pmstatus:jq:50.0:Unpacking"]);
  expect(logged.at(-1)).toBe("stderr: W: old");
});

test("a failure is known by its words, and else by its exit code", async () => {
  const { image } = await startImage();
  const full = image.run(["sh", "-c", "echo No space left on device >&2; exit 1"]);
  await expect(full).rejects.toMatchObject({ code: "DISK_TOO_SMALL" });
  const failed = image.run(["sh", "-c", "echo why >&2; exit 3"]);
  await expect(failed).rejects.toMatchObject({
    code: "COMMAND_FAILED",
    detail: { command: "[image] sh -c echo why >&2; exit 3", exitCode: 3, stderrTail: "why\n" },
  });
});

test("files are written with their folders and read back, and one that is not there is none", async () => {
  const { image } = await startImage();
  const folder = (await image.run(["mktemp", "-d"], { isQuiet: true })).stdout.trim();
  await image.writeFile(`${folder}/deep/er`, "ünïcode\n", "0600");
  expect(await image.readFile(`${folder}/deep/er`)).toBe("ünïcode\n");
  expect(await image.readFile(`${folder}/none`)).toBeNull();
  await image.run(["rm", "-r", folder]);
});

test("a signal ends one command and all that it started, and the machine can be asked on", async () => {
  const ending = new AbortController();
  const { image } = await startImage();
  const bounded = image.underSignal(ending.signal);
  const started = Promise.withResolvers<void>();
  const running = bounded.run(["sh", "-c", "sleep 300 & echo up; wait"], { onLine: () => started.resolve() });
  await started.promise;
  ending.abort(new Error("enough"));
  await expect(running).rejects.toThrow("enough");
  expect((await image.run(["echo", "still there"])).stdout).toBe("still there\n");
});

test("a command in the background runs until it is stopped", async () => {
  const { image } = await startImage();
  const started = Promise.withResolvers<void>();
  const command = image.start(["sh", "-c", "echo up; exec sleep 300"], { onLine: () => started.resolve() });
  await started.promise;
  expect(command.exitCode()).toBeUndefined();
  await command.stop();
  expect(command.exitCode()).not.toBe(0);
});
