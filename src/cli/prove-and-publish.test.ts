import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { imageIdSchema } from "#domain/id.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import { sampleCredentials } from "#server/cloud-targets/testing.ts";
import { cloudTarget } from "#server/db/schema/cloud-target.ts";
import { check, image, job } from "#server/db/schema/job.ts";
import { publication } from "#server/db/schema/publication.ts";
import { ensureSealKeys } from "#server/secrets/seal-keys.ts";
import { EMAIL, END, openCommandLine, PASSWORD } from "./testing/open-command-line.ts";

const { app, dataFolder, folder, mib, queue, run, succeed, close } = await openCommandLine();
afterAll(close);

beforeAll(async () => {
  await mib(["setup", "--email", EMAIL, "--password-stdin", "--json"], { stdin: PASSWORD });
  const id = await queue();
  run(id);
  succeed(id, randomBytes(1_000));
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
    succeed(laterId, randomBytes(3_000_000));
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
    expect(stdout).toContain("Files: 1 added, 1 removed, 0 changed. Download size: +2.9 MiB.");
    expect((await mib(["compare", firstId, "none.qcow2", "--json"])).json().error.code).toBe("NOT_FOUND");
  });
});
