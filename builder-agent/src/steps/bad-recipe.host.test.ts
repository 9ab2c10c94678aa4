import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { eventsOf, failureOf } from "../../testing/event-queries.ts";
import { realAgent, SHARED_STATE } from "../../testing/real-agent.ts";
import { NO_FACE, sampleRequest } from "../../testing/sample-request.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { waitUntil } from "../wait-until.ts";

const agent = realAgent();

test("an unknown package is named, and is the recipe's fault", async () => {
  const parts = [{ kind: "custom" as const, packages: ["no-such-package-anywhere"], files: [] }];
  const events = await agent.build(sampleRequest({ parts, upgrade: "none" }));
  expect(failureOf(events)).toMatchObject({
    code: "PACKAGE_NOT_FOUND",
    blame: "recipe",
    detail: { step: "install-packages", subject: "no-such-package-anywhere" },
  });
  expect(agent.leftovers()).toEqual([]);
});

test("a mirror that does not answer is the mirror's fault, though apt-get update may say 0", async () => {
  const build = { ...NO_FACE, aptArchive: "http://127.0.0.1:9/debian", aptSecurity: "http://127.0.0.1:9/debian-security" };
  const events = await agent.build(sampleRequest({ parts: [], mirrors: { build, image: null } }));
  expect(failureOf(events)).toMatchObject({
    code: "MIRROR_UNREACHABLE",
    blame: "mirror",
    detail: { step: "refresh-package-lists" },
  });
  expect(agent.leftovers()).toEqual([]);
});

test("a disk smaller than the base is refused before anything is made", async () => {
  const events = await agent.build(sampleRequest({ diskSizeBytes: 1_073_741_824 }));
  expect(failureOf(events)).toMatchObject({ code: "DISK_TOO_SMALL", blame: "recipe", detail: { step: "create-disk" } });
});

test("a release that the builder has no sources for asks for a mirror", async () => {
  const base = {
    distro: "ubuntu",
    codename: "noble",
    version: "24.04",
    architecture: "amd64",
    origin: { kind: "bootstrap", sources: [] },
  } as const;
  const events = await agent.build(sampleRequest({ base: { ...base, origin: { kind: "bootstrap", sources: [] } } }));
  expect(failureOf(events)).toMatchObject({ code: "BASE_SOURCES_UNKNOWN", blame: "recipe" });
});

test("a builder whose disk runs full in the middle says so, ends its journal, and leaves nothing", async () => {
  const state = temporaryFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=3g", "tmpfs", state]);
  try {
    const base = await cachedBase();
    cpSync(base, join(state, "bases", basename(base)), { recursive: true });
    const small = realAgent(state);
    let isFilled = false;
    const events = await small.build(sampleRequest({ upgrade: "none" }), (event) => {
      if (isFilled || event.type !== "step.started" || event.step !== "refresh-package-lists") return;
      isFilled = true;
      void fill(state);
    });
    expect(failureOf(events)).toMatchObject({ code: "HOST_DISK_FULL", blame: "host" });
    expect(isFilled).toBe(true);
    expect(events.at(-1)?.type).toBe("job.finished");
    expect(small.leftovers()).toEqual([]);
  } finally {
    // The runner's own log lies there, and its process ends a moment after its journal.
    await waitUntil(async () => spawnSync("umount", [state]).status === 0, { deadlineMs: 60_000, what: `umount ${state}` });
  }
});

/** The folder of the cache with the base that the sample recipe uses; built if no test has needed it yet. */
async function cachedBase(): Promise<string> {
  const events = await agent.build(sampleRequest({ parts: [], upgrade: "none" }));
  const sha256 =
    eventsOf(events, "inputs.resolved").find(({ inputs }) => inputs.baseSha256 !== undefined)?.inputs.baseSha256 ?? "";
  const bases = join(SHARED_STATE, "bases");
  const name = readdirSync(bases).find((folder) => readFileSync(join(bases, folder, "base.json"), "utf8").includes(sha256));
  return join(bases, name ?? "");
}

/** Takes all room but 40 MiB: enough for package lists, not for Docker. */
async function fill(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  execFileSync("fallocate", ["-l", String(bavail * bsize - 41_943_040), join(folder, "ballast")]);
}
