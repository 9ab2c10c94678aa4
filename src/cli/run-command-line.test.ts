import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { registerLocalHost } from "#dispatcher/register-local-host.ts";
import { imageIdSchema, type JobId, jobIdSchema } from "#domain/id.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import { sampleCredentials } from "#server/cloud-targets/testing.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { check, image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { runCommandLine } from "./run-command-line.ts";
import type { Terminal } from "./terminal.ts";
import { serveDashboard } from "./testing/serve-dashboard.ts";

const PASSWORD = "correct horse battery";
const EMAIL = "admin@example.org";

const folder = mkdtempSync(join(tmpdir(), "mib-cli-"));
vi.stubEnv("MIB_DATA_DIR", join(folder, "data"));
const { getApp } = await import("#server/app.ts");
const { openDataFolder } = await import("#server/data-folder.ts");
const { readOrCreateSetupToken } = await import("#server/auth/set-up-token.ts");
const { seedCatalog } = await import("#server/catalog/seed.ts");
const api = await import("#app/api/trpc/[trpc]/route.ts");
const files = await import("#app/api/images/[imageId]/[file]/route.ts");

const app = getApp();
const dataFolder = openDataFolder(join(folder, "data"));
/** How many bytes of a file go out before the line is cut; null: all of them. */
let cutAfter: number | null = null;
let served: Awaited<ReturnType<typeof serveDashboard>>;

beforeAll(async () => {
  seedCatalog(app);
  registerLocalHost(app.db, "/nowhere");
  readOrCreateSetupToken(dataFolder.setupToken);
  served = await serveDashboard(async (request) => {
    const [, imageId, file] = /^\/api\/images\/([^/]+)\/([^/?]+)/.exec(new URL(request.url).pathname) ?? [];
    if (imageId === undefined || file === undefined) return api.GET(request);
    return cut(await files.GET(request, { params: Promise.resolve({ imageId, file }) }));
  });
});
afterAll(async () => {
  await served.stop();
  app.db.$client.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function cut(response: Response): Response {
  if (cutAfter === null || response.body === null) return response;
  let left = cutAfter;
  cutAfter = null;
  const scissors = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      if (left <= 0) controller.error(new Error("cut"));
      else controller.enqueue(bytes.subarray(0, left));
      left -= bytes.length;
    },
  });
  return new Response(response.body.pipeThrough(scissors), response);
}

/** Runs `mib` as a script does. */
async function mib(argv: readonly string[], { stdin = "", interrupt = new AbortController().signal } = {}) {
  const said = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    readStdin: async () => stdin,
    isDrawable: false,
    interrupt,
  };
  const surroundings = { url: served.url, dataFolder: dataFolder.root, configFolder: join(folder, "config") };
  const exitCode = await runCommandLine(argv, terminal, surroundings);
  return { exitCode, ...said, json: () => JSON.parse(said.stdout) };
}

/** Queues a build by the command line and gives its id. */
async function queue(): Promise<JobId> {
  return jobIdSchema.parse((await mib(["build", "debian-12-docker", "--json"])).json().buildId);
}

const event = (body: object) => `${JSON.stringify({ v: 1, at: "2026-11-22T10:00:00.000Z", ...body })}\n`;
const JOURNAL = [
  event({ type: "job.started", recipeHash: "0".repeat(64), agentVersion: "1", plan: ["check-host"] }),
  event({ type: "step.started", step: "check-host" }),
  event({ type: "log", step: "check-host", stream: "stdout", line: "all is there" }),
  event({ type: "step.finished", step: "check-host", outcome: "succeeded", durationMs: 1_500 }),
].join("");
const END = event({ type: "job.finished", outcome: "succeeded", error: null });

/** Does what the dispatcher does: the build runs, its journal grows. */
function run(id: JobId): void {
  app.db
    .update(job)
    .set({ state: "running", startedAt: new Date(1_000), journalBytes: JOURNAL.length })
    .where(eq(job.id, id))
    .run();
  writeFileSync(dataFolder.journal(id), JOURNAL);
}

/** And the build ends with an image of these bytes. */
function succeed(id: JobId, bytes: Buffer): void {
  const imageId = imageIdSchema.parse(id);
  mkdirSync(dataFolder.imageFolder(imageId));
  writeFileSync(dataFolder.image(imageId, "made.qcow2"), bytes);
  const hash = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  const { variantId } = app.db.select().from(job).where(eq(job.id, id)).get() ?? {};
  if (variantId === undefined || variantId === null) throw new Error(`There is no build ${id}.`);
  const counts = { packageCount: 1, fileCount: 1, contentBytes: 1 };
  const sizes = { sizeBytes: bytes.length, virtualSizeBytes: 2_147_483_648 };
  const names = { id: imageId, buildId: id, variantId, fileName: "made.qcow2" };
  app.db
    .insert(image)
    .values({ ...names, ...sizes, ...counts, sha256: hash("sha256"), sha512: hash("sha512") })
    .run();
  appendFileSync(dataFolder.journal(id), END);
  app.db
    .update(job)
    .set({ state: "succeeded", finishedAt: new Date(61_000), journalBytes: JOURNAL.length + END.length })
    .where(eq(job.id, id))
    .run();
}

describe("before anybody is signed in", () => {
  test("a command says how to sign in, and under --json with the contract's error", async () => {
    const { exitCode, json, stderr } = await mib(["variants", "--json"]);
    expect(exitCode).toBe(1);
    expect(json()).toEqual({ error: { code: "SIGN_IN_NEEDED", blame: "user", message: expect.stringContaining("mib login") } });
    expect(stderr).toContain("mib login");
  });

  test.each([[["nonsense"]], [["build"]], [["setup"]], [["login", "--email", EMAIL]], [["build", "a", "--nonsense"]]])(
    "%j is wrong usage",
    async (argv) => {
      expect((await mib(argv)).exitCode).toBe(2);
      const underJson = await mib([...argv, "--json"]);
      expect(underJson.exitCode).toBe(2);
      expect(underJson.json()).toMatchObject({ error: { code: "USAGE", blame: "user" } });
    },
  );

  test("help is no failure", async () => {
    const { exitCode, stdout } = await mib(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("download");
  });

  test("a dashboard that is not there is a failure that says what to do", async () => {
    const { exitCode, json } = await mib(["hosts", "--json", "--url", "http://127.0.0.1:1"]);
    expect(exitCode).toBe(1);
    expect(json().error).toMatchObject({ code: "DASHBOARD_UNREACHABLE", message: expect.stringContaining("npm run up") });
  });
});

describe("signing in", () => {
  test("setup makes the first admin, signs in, and keeps the session for the owner alone", async () => {
    const { exitCode, json } = await mib(["setup", "--email", EMAIL, "--password-stdin", "--json"], { stdin: `${PASSWORD}\n` });
    expect(exitCode).toBe(0);
    expect(json()).toEqual({ userId: expect.any(String) });
    expect(statSync(join(folder, "config/marketplace-image-builder/session.json")).mode & 0o777).toBe(0o600);
    expect((await mib(["variants", "--json"])).exitCode).toBe(0);
  });

  test("login gives user and role; a wrong password is refused", async () => {
    const { json } = await mib(["login", "--email", EMAIL, "--password-stdin", "--json"], { stdin: PASSWORD });
    expect(json()).toEqual({ userId: expect.any(String), role: "admin" });
    const refused = await mib(["login", "--email", EMAIL, "--password-stdin", "--json"], { stdin: "wrong" });
    expect(refused.exitCode).toBe(1);
    expect(refused.json().error.code).toBe("SIGN_IN_FAILED");
  });
});

describe("the catalog", () => {
  test.each(["variants", "images", "builds", "hosts"])("%s is an array under --json, a table without", async (noun) => {
    expect((await mib([noun, "--json"])).json()).toBeInstanceOf(Array);
    expect((await mib([noun])).stdout).toMatch(/^[A-Z]/);
  });

  test("the seeded variants have the contract's names", async () => {
    const names = (await mib(["variants", "--json"])).json().map((variant: { name: string }) => variant.name);
    expect(names).toEqual(expect.arrayContaining(["ubuntu-24-04-docker-ce", "ubuntu-24-04-kubernetes", "debian-12-docker"]));
  });

  test("what export prints, import finds unchanged", async () => {
    const file = join(folder, "catalog.yaml");
    writeFileSync(file, (await mib(["export"])).stdout);
    const { exitCode, json } = await mib(["import", file, "--json"]);
    expect(exitCode).toBe(0);
    expect(json()).toEqual({ created: 0, updated: 0, unchanged: expect.any(Number) });
    expect(json().unchanged).toBeGreaterThan(4);
  });
});

describe("a build", () => {
  const bytes = randomBytes(3_000_000);

  test("with --wait gives the contract's object when its image is there, and the steps on stderr meanwhile", async () => {
    const waiting = mib(["build", "debian-12-docker", "--wait", "--no-cache", "--json"]);
    const row = await vi.waitUntil(() => app.db.select().from(job).get());
    expect(row.isReuseAllowed).toBe(false);
    run(row.id);
    succeed(row.id, bytes);
    const { exitCode, json, stderr } = await waiting;
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      ...{ buildId: row.id, imageId: row.id, sizeBytes: bytes.length, virtualSizeBytes: 2_147_483_648, durationMs: 60_000 },
      ...{ sha256: createHash("sha256").update(bytes).digest("hex"), steps: [] },
    });
    expect(readFileSync(json().file).equals(bytes)).toBe(true);
    expect(stderr).toContain("check-host succeeded 1.5 s");
  });

  test("that fails gives the failure's code, blame and sentence", async () => {
    const waiting = mib(["build", "debian-12-docker", "--wait", "--json"]);
    const row = await vi.waitUntil(() => app.db.select().from(job).where(eq(job.state, "queued")).get());
    run(row.id);
    const failure = { code: "PACKAGE_NOT_FOUND", blame: "recipe", message: "No package docker.oi.", detail: {} } as const;
    app.db.update(job).set({ state: "failed", failure, finishedAt: new Date() }).where(eq(job.id, row.id)).run();
    const { exitCode, json } = await waiting;
    expect(exitCode).toBe(1);
    expect(json()).toEqual({ error: { code: "PACKAGE_NOT_FOUND", blame: "recipe", message: "No package docker.oi." } });
  });

  test("goes on when its waiter presses Ctrl-C, who is told so", async () => {
    const ctrlC = new AbortController();
    const waiting = mib(["build", "debian-12-docker", "--wait", "--json"], { interrupt: ctrlC.signal });
    const row = await vi.waitUntil(() => app.db.select().from(job).where(eq(job.state, "queued")).get());
    ctrlC.abort();
    const { exitCode, json } = await waiting;
    expect(exitCode).toBe(1);
    expect(json().error).toMatchObject({ code: "INTERRUPTED", message: expect.stringContaining("goes on") });
    expect(app.db.select().from(job).where(eq(job.id, row.id)).get()).toMatchObject({ state: "queued", cancelRequestedAt: null });
    await mib(["cancel", row.id]);
  });

  test("is cancelled and retried by its number", async () => {
    const id = await queue();
    const { number } = app.db.select().from(job).where(eq(job.id, id)).get() ?? {};
    expect((await mib(["cancel", `${number}`, "--json"])).json()).toEqual({ state: "queued" });
    app.db.update(job).set({ state: "cancelled" }).where(eq(job.id, id)).run();
    const retried = (await mib(["retry", `#${number}`, "--json"])).json();
    expect(app.db.select().from(job).where(eq(job.id, retried.buildId)).get()?.retryOfId).toBe(id);
  });

  test("that nobody knows, and a variant that nobody knows, are failures", async () => {
    expect((await mib(["log", "4711", "--json"])).json().error.code).toBe("NOT_FOUND");
    expect((await mib(["build", "none", "--json"])).json().error.code).toBe("NOT_FOUND");
  });

  test("keeps the machine of a failed one for whoever has the key, where it has a machine", async () => {
    const key = join(folder, "id_ed25519.pub");
    writeFileSync(key, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== ada\n");
    const keep = (...more: string[]) => mib(["build", "debian-12-docker", "--keep-failed", ...more, "--json"]);
    expect((await keep("30", "--key", key)).json()).toMatchObject({ error: { code: "NO_MACHINE_TO_KEEP" } });
    for (const wrong of [["30"], ["4", "--key", key], ["soon", "--key", key], ["30", "--key", "/nowhere"]])
      expect((await keep(...wrong)).exitCode).toBe(2);
  });

  test("has a log: NDJSON under --json, what the tools printed without; a running one ends where it is, unless followed", async () => {
    const id = await queue();
    run(id);
    expect((await mib(["log", id, "--json"])).stdout).toBe(JOURNAL);
    expect((await mib(["log", id])).stdout).toBe("== check-host\nall is there\n");
    const following = mib(["log", id, "--json", "--follow"]);
    appendFileSync(dataFolder.journal(id), END);
    app.db.update(job).set({ state: "failed" }).where(eq(job.id, id)).run();
    expect((await following).stdout).toBe(JOURNAL + END);
  });
});

describe("a download", () => {
  const sha256 = () => app.db.select().from(image).get()?.sha256;

  test("goes on after the line was cut, is verified, and only then has its name", async () => {
    const file = join(folder, "image.qcow2");
    cutAfter = 1_000_000;
    const { exitCode, json, stderr } = await mib(["download", "made.qcow2", "-o", file, "--json"]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("The line broke");
    expect(json()).toEqual({ file, sizeBytes: 3_000_000, sha256: sha256() });
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256());
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  test("whose first half is something else fails, and leaves nothing", async () => {
    const file = join(folder, "other.qcow2");
    writeFileSync(`${file}.partial`, Buffer.alloc(1_000_000));
    const { exitCode, json } = await mib(["download", "made.qcow2", "-o", file, "--json"]);
    expect(exitCode).toBe(1);
    expect(json().error.code).toBe("IMAGE_HASH_MISMATCH");
    expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
  });
});

describe("a verification", () => {
  /** Does what the dispatcher does with the verification that is queued. */
  async function endVerification(outcome: "passed" | "failed", failure: AgentFailure | null = null): Promise<void> {
    const queued = and(eq(job.kind, "verify"), eq(job.state, "queued"));
    const row = await vi.waitFor(() => {
      const found = app.db.select().from(job).where(queued).get();
      if (found === undefined) throw new Error("Nothing is queued.");
      return found;
    });
    const found = { jobId: row.id, position: 0, checkId: "machine-id-empty", lesson: "L06", outcome, evidence: "0 bytes" };
    if (failure === null)
      app.db
        .insert(check)
        .values({ ...found, phase: "rest", subject: null })
        .run();
    writeFileSync(dataFolder.journal(row.id), END);
    const state = failure === null ? "succeeded" : "failed";
    app.db.update(job).set({ state, failure, finishedAt: new Date() }).where(eq(job.id, row.id)).run();
  }

  const CHECK = { id: "machine-id-empty", lesson: "L06", phase: "rest", evidence: "0 bytes" };
  const imageId = () => app.db.select().from(image).get()?.id;

  test("that passes gives its report", async () => {
    const verifying = mib(["verify", "made.qcow2", "--wait", "--json"]);
    await endVerification("passed");
    const { exitCode, json } = await verifying;
    expect(exitCode).toBe(0);
    expect(json()).toEqual({ imageId: imageId(), passed: true, checks: [{ ...CHECK, outcome: "passed" }] });
  });

  test("that fails gives its report and the error, and exits 1", async () => {
    const verifying = mib(["verify", "made.qcow2", "--wait", "--json"]);
    await endVerification("failed");
    const { exitCode, json } = await verifying;
    expect(exitCode).toBe(1);
    expect(json()).toEqual({
      ...{ imageId: imageId(), passed: false, checks: [{ ...CHECK, outcome: "failed" }] },
      error: { code: "VERIFICATION_FAILED", blame: "recipe", message: expect.stringContaining("machine-id-empty") },
    });
  });

  test("that breaks off gives the reason", async () => {
    const verifying = mib(["verify", "made.qcow2", "--wait", "--json"]);
    await endVerification("failed", { code: "HOST_DISK_FULL", blame: "host", message: "Full.", detail: {} });
    const { exitCode, json } = await verifying;
    expect(exitCode).toBe(1);
    expect(json()).toEqual({ error: { code: "HOST_DISK_FULL", blame: "host", message: "Full." } });
  });

  test("that nobody waits for is queued, and can be cancelled by its id", async () => {
    const { json } = await mib(["verify", "made.qcow2", "--json"]);
    expect(json()).toEqual({ jobId: expect.any(String), imageId: imageId() });
    expect((await mib(["cancel", json().jobId, "--json"])).json()).toEqual({ state: "queued" });
    app.db.update(job).set({ state: "cancelled" }).where(eq(job.state, "queued")).run();
  });

  test("of any file is waited for, and its image is null", async () => {
    const file = join(folder, "foreign.qcow2");
    writeFileSync(file, "a disk");
    const verifying = mib(["verify", "--file", file, "--variant", "debian-12-docker", "--json"]);
    await endVerification("passed");
    expect((await verifying).json()).toEqual({ imageId: null, passed: true, checks: [{ ...CHECK, outcome: "passed" }] });
  });

  test.each([
    [["verify"]],
    [["verify", "made.qcow2", "--file", "a.qcow2", "--variant", "b"]],
    [["verify", "--file", "a.qcow2"]],
    [["verify", "made.qcow2", "--variant", "b"]],
  ])("%j is wrong usage", async (argv) => {
    const { exitCode, json } = await mib([...argv, "--json"]);
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({ error: { code: "USAGE" } });
  });
});

describe("a cloud target and what is published there", () => {
  const cloudsYaml = join(folder, "clouds.yaml");

  /** Does what the dispatcher does with the queued job of a kind: `facts` is what its events say of the publication. */
  async function endJob(kind: "publish" | "change-publications", facts: Partial<typeof publication.$inferInsert>): Promise<void> {
    const queued = and(eq(job.kind, kind), eq(job.state, "queued"));
    const row = await vi.waitFor(() => {
      const found = app.db.select().from(job).where(queued).get();
      if (found === undefined) throw new Error("Nothing is queued.");
      return found;
    });
    app.db.update(publication).set(facts).run();
    writeFileSync(dataFolder.journal(row.id), END);
    app.db.update(job).set({ state: "succeeded", finishedAt: new Date() }).where(eq(job.id, row.id)).run();
  }

  test("is added from a clouds.yaml; a file that cannot be read is wrong usage", async () => {
    ensureSealKeys(dataFolder.keys);
    writeFileSync(cloudsYaml, sampleCredentials.text);
    const added = await mib(["target", "add", "site", "--clouds-yaml", cloudsYaml, "--json"]);
    expect(added.json()).toEqual({ targetId: app.db.select().from(cloudTarget).get()?.id });
    const add = (name: string, ...more: string[]) => mib(["target", "add", name, "--clouds-yaml", cloudsYaml, ...more, "--json"]);
    const near = (host: string) => add("near", "--relay", host, "--flavor", "m1.small", "--network", "builds");
    expect((await add("half", "--flavor", "m1.small")).exitCode).toBe(2);
    expect((await near("nowhere")).json()).toMatchObject({ error: { code: "NOT_FOUND" } });
    const { targetId } = (await near("local")).json();
    const [relayed] = app.db.select().from(cloudTarget).where(eq(cloudTarget.id, targetId)).all();
    expect(relayed?.definition).toMatchObject({
      relayHostId: expect.any(String),
      machines: { flavor: "m1.small", network: "builds" },
    });
    app.db.delete(cloudTarget).where(eq(cloudTarget.id, targetId)).run();
    expect((await mib(["target", "add", "b", "--clouds-yaml", "/nowhere", "--json"])).exitCode).toBe(2);
    expect((await mib(["target", "add", "b", "--json"])).json()).toMatchObject({ error: { code: "USAGE" } });
    const wrong = await mib(["target", "add", "b2", "--clouds-yaml", cloudsYaml, "--cloud", "none", "--json"]);
    expect(wrong.json()).toMatchObject({ error: { code: "CLOUD_NOT_CHOSEN" } });
  });

  test("is checked, and a check that failed exits 1 with all of them", async () => {
    const check = async (outcome: "passed" | "failed") => {
      const checking = mib(["target", "check", "site", "--json"]);
      const report = {
        v: 1,
        at: "2026-11-22T10:00:00.000Z",
        identity: null,
        checks: [{ id: "sign-in", outcome, evidence: "" }],
      } as const;
      await vi.waitFor(() => expect(app.db.select().from(cloudTarget).get()?.checkRequestedAt).not.toBeNull());
      const checkedAt = new Date(Date.now() + 60_000);
      app.db
        .update(cloudTarget)
        .set({ report: { ...report, checks: [...report.checks] }, checkedAt })
        .run();
      return checking;
    };
    expect(await check("passed")).toMatchObject({ exitCode: 0 });
    const failed = await check("failed");
    expect(failed.exitCode).toBe(1);
    expect(failed.json()).toMatchObject({ checks: [{ id: "sign-in" }], error: { code: "TARGET_CHECK_FAILED", blame: "target" } });
  });

  test("has images published, rolled back and withdrawn with the contract's objects", async () => {
    const glanceId = "0b6f3f6e-6c7f-4d0f-9a53-0f3a1f6d2f11";
    const { sha512 } = app.db.select().from(image).get() ?? {};
    const projects = ["--share-with", "first,second", "third"];
    const publishing = mib([
      "publish",
      "made.qcow2",
      "--target",
      "site",
      "--unproven",
      "A test.",
      ...projects,
      "--wait",
      "--json",
    ]);
    await endJob("publish", { state: "published", glanceId, osHashValue: sha512 ?? "", publishedAt: new Date() });
    const published = (await publishing).json();
    const { publicationId } = published;
    expect(published).toEqual({ publicationId, glanceId, sha512, osHashValue: sha512, state: "published" });
    const { wish } = app.db.select().from(publication).get() ?? {};
    expect(wish).toMatchObject({ visibility: "shared", members: ["first", "second", "third"] });
    expect((await mib(["rollback", "debian-12-docker", "--target", "site", "--json"])).json()).toMatchObject({
      error: { code: "NOTHING_TO_ROLL_BACK" },
    });
    const withdrawing = mib(["withdraw", publicationId, "--reason", "CVE-2026-0001", "--json"]);
    await endJob("change-publications", { state: "withdrawn" });
    expect((await withdrawing).json()).toEqual({ publicationId, state: "withdrawn" });
  });

  test.each([
    [["publish", "made.qcow2"]],
    [["publish", "made.qcow2", "--target", "site", "--visibility", "everybody"]],
    [["publish", "made.qcow2", "--target", "site", "--visibility", "public", "--share-with", "first"]],
    [["withdraw", "no-id", "--reason", "x"]],
    [["target", "nonsense"]],
  ])("%j is wrong usage", async (argv) => {
    const { exitCode, json } = await mib([...argv, "--json"]);
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({ error: { code: "USAGE" } });
  });
});

describe("a comparison", () => {
  test("lists the packages and files that differ, and says so in a table to a person", async () => {
    const firstId = app.db.select().from(image).get()?.id;
    if (firstId === undefined) throw new Error("There is no image.");
    const laterId = await queue();
    run(laterId);
    succeed(laterId, randomBytes(10));
    const put = (id: string, version: string, paths: readonly string[]) =>
      writeFileSync(
        dataFolder.inventory(imageIdSchema.parse(id)),
        JSON.stringify({
          ...{ v: 1, packages: [{ name: "bash", version, architecture: "amd64", sizeBytes: 1 }], directories: [] },
          files: paths.map((path) => ({ path, sizeBytes: 7, sha256: "a" })),
        }),
      );
    put(firstId, "5.2", ["/etc/a", "/etc/b"]);
    put(laterId, "5.3", ["/etc/b", "/usr/bin/c"]);
    const { exitCode, json } = await mib(["compare", firstId, laterId, "--json"]);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      ...{ fromId: firstId, toId: laterId, packages: [{ name: "bash", kind: "upgraded", from: "5.2", to: "5.3" }] },
      files: [
        { path: "/etc/a", kind: "removed" },
        { path: "/usr/bin/c", kind: "added" },
      ],
    });
    const { stdout } = await mib(["compare", firstId, laterId]);
    expect(stdout).toMatch(/^bash {5}upgraded {2}5\.2 {3}5\.3 {2}0 B$/m);
    expect(stdout).toContain("Files: 1 added, 1 removed, 0 changed. Download size: -2.9 MiB.");
    expect((await mib(["compare", firstId, "none.qcow2", "--json"])).json().error.code).toBe("NOT_FOUND");
  });
});
