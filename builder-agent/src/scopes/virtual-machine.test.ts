import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeJob } from "../../testing/fake-job.ts";
import { sampleRecipe } from "../../testing/sample-request.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { holdResources } from "../engine/held-resources.ts";
import { compactedImage } from "../findings.ts";
import { createFakeHost, createFakeWorld, type FakeAnswer } from "../host/fake-host.ts";
import { BOOT_PROOF, type ConsoleReading } from "../tools/boot-console.ts";
import { STILL_MS } from "./start-machine.ts";
import { virtualMachine } from "./virtual-machine.ts";

/** What one start of the machine says: at once, and then every so often. */
type Start = { readonly says: string; readonly everyMs?: number };

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] }));
afterEach(() => vi.useRealTimers());

const KERNEL = "[ 1.0] Linux version 6.1.0";
const STUCK = "[ 2.0] Booting SMP configuration:";

test("a machine that stands still is told of and started once more, on a fresh overlay", async () => {
  const { watch, warnings, world, release } = await openMachine([{ says: KERNEL }, { says: BOOT_PROOF }]);
  expect(await watch()).toMatchObject({ isCloudInitDone: true, isStill: false });
  expect(warnings).toEqual([`MACHINE_STOOD_STILL: The machine stood still for 180 s after “${KERNEL}”; it is started again.`]);
  expect(world.commands.map(([command]) => command)).toEqual([
    ...["xorriso", "qemu-img", "qemu-system-x86_64"],
    ...["qemu-img", "qemu-system-x86_64"],
  ]);
  expect(world.processes.size).toBe(1);
  await release("virtual-machine");
  expect(world.processes.size).toBe(0);
});

test("a machine that stands still twice is not started a third time", async () => {
  const { watch, warnings } = await openMachine([{ says: KERNEL }, { says: STUCK }]);
  expect(await watch()).toMatchObject({ isCloudInitDone: false, lastLine: STUCK });
  expect(warnings).toHaveLength(1);
});

test("a machine that says something now and then is waited for", async () => {
  const { watch, warnings } = await openMachine([{ says: KERNEL, everyMs: STILL_MS - 1_000 }]);
  expect(await watch()).toMatchObject({ isCloudInitDone: false, lastLine: KERNEL });
  expect(warnings).toEqual([]);
});

async function openMachine(starts: readonly Start[]) {
  const { context } = fakeJob(sampleRecipe());
  const world = createFakeWorld();
  const left = [...starts];
  const start: FakeAnswer = (_argv, { onLine }) => {
    const { says, everyMs } = left.shift() ?? { says: "nobody asked for this start" };
    if (everyMs !== undefined) setInterval(() => onLine?.(says, "stdout"), everyMs);
    return says;
  };
  const host = createFakeHost({ world, script: [["qemu-system-x86_64", start]], signal: context.signal });
  const warnings: string[] = [];
  const report = { ...context.report, warning: (code: string, message: string) => warnings.push(`${code}: ${message}`) };
  const job = { ...context, host, report, workspace: temporaryFolder() };
  compactedImage.note(job.job, "/images/image.qcow2");
  const { holder, release } = holdResources(job);
  const { machine } = await virtualMachine.open(job, holder);
  const watch = async () => {
    let reading: ConsoleReading | undefined;
    const watching = machine.watch(600_000).then((end) => {
      reading = end;
    });
    while (reading === undefined) await vi.advanceTimersByTimeAsync(10_000);
    await watching;
    return reading;
  };
  return { watch, warnings, world, release };
}
