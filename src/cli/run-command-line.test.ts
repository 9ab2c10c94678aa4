import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test, vi } from "vitest";
import { personIdSchema } from "#domain/id.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { image, job } from "#server/db/schema/job.ts";
import { EMAIL, END, JOURNAL, openCommandLine, PASSWORD } from "./testing/open-command-line.ts";

const { app, dataFolder, folder, url, mib, queue, run, succeed, cutNext, close } = await openCommandLine();
afterAll(close);

/** A viewer's token, of the one admin. */
function makeToken(): string {
  const [admin] = app.people.list({ personId: personIdSchema.parse("any"), role: "admin" });
  if (admin === undefined) throw new Error("There is no admin.");
  return app.tokens.create({ personId: admin.id, role: "admin" }, { name: "script", role: "viewer", days: 7 }).token;
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

describe("an API token", () => {
  test("stands for a session, and may do no more than its role", async () => {
    const token = makeToken();
    expect((await mib(["variants", "--json"], { token })).exitCode).toBe(0);
    expect((await mib(["build", "debian-12-docker", "--json"], { token })).json().error.code).toBe("ROLE_TOO_LOW");
  });

  test("that is wrong is refused with a status and words, even where somebody is signed in", async () => {
    const { exitCode, json } = await mib(["variants", "--json"], { token: "mib_wrong" });
    expect(exitCode).toBe(1);
    expect(json().error).toMatchObject({ code: "TOKEN_UNKNOWN", message: expect.stringContaining("revoked") });
    const headers = { authorization: "Bearer mib_wrong" };
    expect((await fetch(new URL("/api/trpc/variants.list", url), { headers })).status).toBe(401);
  });

  test("makes no other token", async () => {
    const headers = { authorization: `Bearer ${makeToken()}` };
    const answer = await fetch(new URL("/api/trpc/tokens.list", url), { headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { data: { domain: { code: "TOKEN_NOT_ENOUGH" } } } });
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

  test("is gone on with where its disk is kept, and never through other mirrors", async () => {
    const id = await queue();
    const proceed = (...more: string[]) => mib(["retry", id, "--continue", ...more, "--json"]);
    app.db.update(job).set({ state: "failed" }).where(eq(job.id, id)).run();
    expect((await proceed()).json().error).toMatchObject({
      code: "CHECKPOINT_GONE",
      message: expect.stringContaining("beginning"),
    });
    expect((await proceed("--mirror", "inside")).exitCode).toBe(2);
    const hostId = app.db.select({ id: builderHost.id }).from(builderHost).get()?.id;
    const checkpoint = { nextStep: "compact-image", until: new Date(Date.now() + 3_600_000).toISOString() } as const;
    app.db.update(job).set({ hostId, checkpoint }).where(eq(job.id, id)).run();
    const { buildId } = (await proceed()).json();
    const next = app.db.select().from(job).where(eq(job.id, buildId)).get();
    expect(next).toMatchObject({ retryOfId: id, isContinuing: true, wantedHostId: hostId });
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

test("a listing is printed as a marketplace reads it, for people and for programs", async () => {
  const listing = (await mib(["listing", "made.qcow2", "--json"])).json();
  expect(listing).toMatchObject({ v: 1, image: { fileName: "made.qcow2" }, logo: { mediaType: "image/svg+xml" } });
  expect(JSON.parse((await mib(["listing", "made.qcow2"])).stdout)).toEqual(listing);
});

describe("a download", () => {
  const sha256 = () => app.db.select().from(image).get()?.sha256;

  test("goes on after the line was cut, is verified, and only then has its name", async () => {
    const file = join(folder, "image.qcow2");
    cutNext(1_000_000);
    const { exitCode, json, stderr } = await mib(["download", "made.qcow2", "-o", file, "--json"]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("The line broke");
    expect(json()).toEqual({ file, sizeBytes: 3_000_000, sha256: sha256() });
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256());
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  test("needs no link where a token comes along", async () => {
    const id = app.db.select().from(image).get()?.id;
    const file = new URL(`/api/images/${id}/made.qcow2`, url);
    expect((await fetch(file, { method: "HEAD" })).status).toBe(401);
    const answer = await fetch(file, { headers: { authorization: `Bearer ${makeToken()}` } });
    expect((await answer.bytes()).length).toBe(3_000_000);
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
