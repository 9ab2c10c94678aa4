import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StepId } from "#protocol/step-id.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { sampleRequest } from "../../testing/sample-request.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { heldBy, NOTHING, type WholeJob, wholeJob } from "../../testing/whole-job.ts";
import { openLedger, outstandingResources } from "../engine/ledger.ts";
import { releaseResource } from "../engine/release-resource.ts";
import { runPipeline } from "../engine/run-pipeline.ts";
import { continuedBuild } from "../findings.ts";
import { createFakeHost, type FakeScript } from "../host/fake-host.ts";
import type { Host } from "../host/host.ts";
import { collectGarbage } from "../jobs/collect-garbage.ts";
import { stateFolder } from "../state-folder.ts";
import { CACHE_NOTE } from "../steps/base-cache.ts";
import { BOOT_PROOF } from "../tools/boot-console.ts";
import { chrootBuild } from "./chroot-build.ts";

/** A mirror that has every InRelease: enough to resolve a bootstrap. */
const mirror = createServer((_, response) => response.end("Origin: Debian\n"));
let mirrorUrl = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => mirror.listen(0, "127.0.0.1", resolve));
  const address = mirror.address();
  mirrorUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/debian`;
});
afterAll(() => mirror.close());

/** What the commands of a build say, and the files that later steps look for. */
const SCRIPT: FakeScript = [
  ["qemu-img create", ([, , , , , ...rest]) => write(rest.findLast((word) => word.startsWith("/")) ?? "", qcow2Header())],
  ["qemu-img info", JSON.stringify({ "virtual-size": 2_684_354_560 })],
  ["qemu-img convert", (argv) => write(argv.at(-1) ?? "", "image")],
  ["nbdfuse", (argv) => write(argv[1] ?? "", "disk")],
  ["partx --output NR", "1\n15\n"],
  ["blkid", (argv) => (argv.at(-1)?.endsWith("p1") ? "TYPE=ext4\nUUID=1234\n" : "TYPE=vfat\nUUID=5678\n")],
  ["mount -t ext4", (argv) => makeRoot(argv.at(-1) ?? "")],
  ["mount -t tmpfs", (argv) => empty(argv.at(-1) ?? "")],
  ["grub-mkimage", (argv) => write(join(rootOf(argv), "tmp/BOOTX64.EFI"), "efi")],
  ["apt-get APT::Status-Fd install", (argv) => write(join(rootOf(argv), "boot/vmlinuz-6.1.0-99-cloud-amd64"), "kernel")],
  ["dpkg-query --show docker.io", "installed 20.10"],
  ["docker --version", "Docker version 20.10"],
  ["systemctl is-enabled", "enabled"],
  ["cat /etc/docker/daemon.json", '"log-driver"'],
  ["cat 99-docker.cfg", "groups: [adm, docker]"],
  ["qemu-system-x86_64", `[    0.0] Linux version 6.1.0-99-cloud-amd64 (debian)\n${BOOT_PROOF}`],
];

/** A build of a small image on a fake host; `onStep` is called as each step begins. */
function fakeBuild(onStep: (step: StepId, cancel: () => void) => void, { script = SCRIPT, state }: FakeBuild = {}) {
  const request = sampleRequest({
    base: {
      distro: "debian",
      codename: "bookworm",
      version: "12",
      architecture: process.arch === "arm64" ? "arm64" : "amd64",
      origin: { kind: "bootstrap", sources: [{ uri: mirrorUrl, suites: ["bookworm"], components: ["main"] }] },
    },
  });
  return wholeJob(request, { script, onStep, state });
}

type FakeBuild = { readonly script?: FakeScript; readonly state?: WholeJob["state"] };

/** Steps of this recipe that really ask something of the host: the others have nothing to be killed in. */
const RUNNING = chrootBuild.plan.filter(
  (step) => !["fetch-base", "inspect-root", "pull-container-images", "run-scripts", "restore-package-sources"].includes(step),
);

test("on a host where every command succeeds a build succeeds, and holds nothing at its end", async () => {
  const job = fakeBuild(() => {});
  await runPipeline(chrootBuild, job.context);
  expect(failureOf(job.events())).toBeNull();
  expect(Object.keys(outcomesOf(job.events()))).toEqual(chrootBuild.plan);
  expect(outcomesOf(job.events())).toMatchObject({ "boot-image": "succeeded" });
  expect(heldBy(job)).toEqual(NOTHING);
});

describe.each(RUNNING)("at %s", (step) => {
  test("a cancel ends the job as cancelled, with one last event, holding nothing", async () => {
    const job = fakeBuild((begun, cancel) => begun === step && cancel());
    await runPipeline(chrootBuild, job.context);
    expect(failureOf(job.events())).toMatchObject({ code: "CANCELLED" });
    expect(eventsOf(job.events(), "job.finished")).toHaveLength(1);
    expect(job.events().at(-1)?.type).toBe("job.finished");
    expect(heldBy(job)).toEqual(NOTHING);
  });

  test("after a kill the ledger tells another process how to let go of all", async () => {
    const killed = Promise.withResolvers<void>();
    const life = { isOver: false };
    const job = fakeBuild((begun) => {
      if (begun !== step) return;
      life.isOver = true;
      killed.resolve();
    });
    void runPipeline(chrootBuild, { ...job.context, host: mortal(job.context.host, life) });
    await killed.promise;
    for (const { entry, resource } of outstandingResources(job.ledger)) {
      await releaseResource(resource, createFakeHost({ world: job.world, script: SCRIPT, signal: AbortSignal.timeout(10_000) }));
      openLedger(job.ledger).released(entry);
    }
    expect(heldBy(job)).toEqual(NOTHING);
  });
});

describe("a build that failed after a part of it was done", () => {
  /** At its first command that is this one. */
  async function failedAt(command: string, { exitCode = 1, state = stateFolder(temporaryFolder()) } = {}) {
    const job = fakeBuild(() => {}, { state, script: [[command, exitCode], ...SCRIPT] });
    await runPipeline(chrootBuild, job.context);
    return job;
  }
  /** Another build of the same recipe on the same host, which is to go on with the first. */
  async function goOn({ context, state }: WholeJob) {
    const job = fakeBuild(() => {}, { state });
    continuedBuild.note(job.context.job, context.jobId);
    await runPipeline(chrootBuild, job.context);
    return job;
  }

  test.each([
    ["docker --version", "check-parts", "configure-parts"],
    ["qemu-img convert -c", "compact-image", "clean-image"],
  ])("at %s keeps its disk; the next goes on at %s, with all that was found out before", async (command, nextStep, lastDone) => {
    const failed = await failedAt(command);
    expect(eventsOf(failed.events(), "checkpoint.kept")).toMatchObject([{ nextStep }]);
    expect(heldBy(failed)).toEqual(NOTHING);
    const next = await goOn(failed);
    expect(failureOf(next.events())).toBeNull();
    const outcomes = outcomesOf(next.events());
    expect(outcomes).toMatchObject({ [lastDone]: "reused", "run-scripts": "skipped", [nextStep]: "succeeded" });
    expect(Object.keys(outcomes)).toEqual(chrootBuild.plan);
    const fresh = fakeBuild(() => {});
    await runPipeline(chrootBuild, fresh.context);
    // The fake disk has forgotten its new kernel.
    const told = (job: typeof fresh) =>
      eventsOf(job.events(), "check.finished").flatMap(({ id }) => (id === "boots-new-kernel" ? [] : id));
    expect(told(next)).toEqual(told(fresh));
    expect(next.world.commands.some((argv) => argv.includes("apt-get") && argv.includes("update"))).toBe(false);
    expect(heldBy(next)).toEqual(NOTHING);
  });

  test("may fail again: the third goes on where the second stood, or where it began", async () => {
    const first = await failedAt("docker --version");
    const second = fakeBuild(() => {}, { state: first.state, script: [["qemu-img convert -c", 1], ...SCRIPT] });
    continuedBuild.note(second.context.job, first.context.jobId);
    await runPipeline(chrootBuild, second.context);
    expect(eventsOf(second.events(), "checkpoint.kept")).toMatchObject([{ nextStep: "compact-image" }]);
    expect(failureOf((await goOn(second)).events())).toBeNull();
    expect(failureOf((await goOn(first)).events())).toBeNull();
  });

  test("keeps nothing where it was cancelled, or where the host's disk is full", async () => {
    const cancelled = fakeBuild((begun, cancel) => begun === "compact-image" && cancel());
    await runPipeline(chrootBuild, cancelled.context);
    expect(existsSync(cancelled.state.checkpoints)).toBe(false);
    const full = fakeBuild(() => {}, { script: [["qemu-img convert -c", 1], ...SCRIPT] });
    await runPipeline(chrootBuild, { ...full.context, host: { ...full.context.host, freeBytes: async () => 0 } });
    expect(failureOf(full.events())).toMatchObject({ code: "HOST_DISK_FULL" });
    expect(existsSync(full.state.checkpoints)).toBe(false);
  });

  test.each<[string, (job: WholeJob) => void]>([
    ["its disk is gone", ({ state, context }) => rmSync(join(state.checkpoint(context.jobId), "part-1"))],
    ["it was collected as garbage", ({ state }) => rmSync(state.checkpoints, { recursive: true })],
    ["its base image was made anew", ({ state }) => changeBase(state.bases)],
  ])("is begun anew, with a word of warning, where %s", async (_, spoil) => {
    const failed = await failedAt("docker --version");
    spoil(failed);
    const next = await goOn(failed);
    expect(failureOf(next.events())).toBeNull();
    expect(outcomesOf(next.events())).toMatchObject({ "install-packages": "succeeded" });
    expect(eventsOf(next.events(), "warning").map(({ code }) => code)).toContain("CHECKPOINT_GONE");
  });

  test("leaves its disk for a day", async () => {
    const { state, context } = await failedAt("docker --version");
    await collectGarbage(state);
    expect(existsSync(state.checkpoint(context.jobId))).toBe(true);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(state.checkpoint(context.jobId), yesterday, yesterday);
    await collectGarbage(state);
    expect(existsSync(state.checkpoint(context.jobId))).toBe(false);
  });
});

/** A host that after a kill does nothing any more: what is asked of it then stays unanswered for ever. */
function mortal(host: Host, life: { readonly isOver: boolean }): Host {
  return {
    ...host,
    run: (argv, options) => (life.isOver ? new Promise(() => {}) : host.run(argv, options)),
    start: (argv, options) => {
      if (life.isOver) throw new Error("There is nobody to start it.");
      return host.start(argv, options);
    },
    underSignal: () => mortal(host, life),
  };
}

/** Its note says by which hash it is known. */
function changeBase(bases: string): void {
  const path = join(bases, readdirSync(bases)[0] ?? "", CACHE_NOTE);
  write(path, readFileSync(path, "utf8").replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${"0".repeat(64)}"`));
}

/** A tmpfs that was just mounted. */
function empty(folder: string): undefined {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

function write(path: string, content: string | Uint8Array): undefined {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function qcow2Header(): Buffer {
  const header = Buffer.alloc(104);
  header.writeUInt32BE(0x51_46_49_fb, 0);
  header.writeUInt32BE(3, 4);
  return header;
}

function makeRoot(path: string): undefined {
  for (const folder of ["etc", "boot", "dev", "proc", "sys", "run", "tmp"]) mkdirSync(join(path, folder), { recursive: true });
  write(join(path, "etc/os-release"), "ID=debian\n");
  write(join(path, "boot/vmlinuz-6.1.0-41-cloud-amd64"), "kernel");
  try {
    symlinkSync("../run/systemd/resolve/stub-resolv.conf", join(path, "etc/resolv.conf"));
  } catch {
    // There already: the root is mounted a second time.
  }
}

/** The folder into which a command is chrooted. */
function rootOf(argv: readonly string[]): string {
  return argv[argv.indexOf("chroot") + 1] ?? "";
}
