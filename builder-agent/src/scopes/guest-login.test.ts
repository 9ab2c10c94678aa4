import { connect, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { startShellMachine } from "../../testing/shell-machine.ts";
import { type ConsoleReading, createConsoleReader } from "../tools/boot-console.ts";
import { type Doorway, logIn } from "./guest-login.ts";
import { STILL_MS } from "./start-machine.ts";

test("a machine of ours that stands still is started again, and let in then", async () => {
  const { doorway, starts } = await standStill({ silentMs: STILL_MS });
  const session = await logIn(doorway, new AbortController().signal);
  onTestFinished(session.close);
  expect((await session.run(["echo", "up"])).stdout).toBe("up\n");
  expect(starts()).toBe(1);
});

test("a machine that stands still at its second start too is given up, with its console's last line", async () => {
  const { doorway, starts } = await standStill({ silentMs: STILL_MS, isDeadForGood: true });
  await expect(logIn(doorway, new AbortController().signal)).rejects.toMatchObject({
    code: "IMAGE_BOOT_FAILED",
    message: expect.stringMatching(/ \(its console's last line: “Booting SMP configuration:”\): it is in vain$/),
  });
  expect(starts()).toBe(1);
});

/** A machine that hangs up on everybody and has been silent for a while, until it is started again. */
async function standStill({ silentMs, isDeadForGood = false }: { silentMs: number; isDeadForGood?: boolean }) {
  const { address, port, privateKey, hostKey } = await startShellMachine();
  let starts = 0;
  const gate = createServer((caller) => {
    if (starts === 0 || isDeadForGood) caller.destroy();
    else caller.pipe(connect(port)).pipe(caller);
  });
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void gate.close());
  const { port: gatePort } = z.object({ port: z.number() }).parse(gate.address());
  const reading = (): ConsoleReading => ({
    ...createConsoleReader().reading(),
    lastLine: "Booting SMP configuration:",
    silentMs,
  });
  const doorway: Doorway = {
    ...{ address, port: gatePort, unreachable: "IMAGE_BOOT_FAILED" },
    keys: { client: { publicKey: "", privateKey }, server: { publicKey: `ecdsa-sha2-nistp256 ${hostKey}`, privateKey: "" } },
    hopeless: async () => (starts > 0 && isDeadForGood ? "it is in vain" : new Promise<string>(() => {})),
    machine: {
      console: () => ({ ...createConsoleReader(), reading }),
      stoodStill: () => (starts === 0 ? null : "stood still"),
      startAgain: async () => {
        starts += 1;
      },
    },
  };
  return { doorway, starts: () => starts };
}
