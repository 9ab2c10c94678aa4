import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { imageIdSchema } from "#domain/id.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { image, job, step } from "#server/db/schema/job.ts";
import { changeHost, type HostRow, readHost } from "./builder-hosts.repo.ts";
import { type JobRow, readJob } from "./jobs.repo.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { type DispatcherBench, openDispatcherBench, sshHost } from "./testing/dispatcher-bench.ts";
import { type Sshd, startSshd } from "./testing/start-sshd.ts";
import { startTcpProxy, type TcpProxy } from "./testing/tcp-proxy.ts";
import { until } from "./testing/until.ts";

let bench: DispatcherBench;
beforeEach(() => {
  bench = openDispatcherBench({ delayMs: 15 });
});
afterEach(() => bench.close());

const stateOf = ({ id }: JobRow) => readJob(bench.db, id)?.state;
const journalOf = ({ id }: JobRow) =>
  existsSync(bench.dataFolder.journal(id)) ? readFileSync(bench.dataFolder.journal(id), "utf8") : "";
const journalReaches = (row: JobRow, bytes: number) => until(() => journalOf(row).length > bytes);
const ends = (row: JobRow) => until(() => !["queued", "running"].includes(stateOf(row) ?? "") && stateOf(row));

/** The build is what its journal says, and its image is home. */
function expectWholeBuild(row: JobRow): void {
  const { db, dataFolder, transcript } = bench;
  expect(journalOf(row)).toBe(transcript.journal);
  expect(readJob(db, row.id)).toMatchObject({
    state: "succeeded",
    failure: null,
    journalBytes: Buffer.byteLength(transcript.journal),
  });
  expect(db.select().from(step).where(eq(step.jobId, row.id)).all()).toHaveLength(3);
  const [made] = db.select().from(image).where(eq(image.buildId, row.id)).all();
  expect(made).toMatchObject({
    sizeBytes: transcript.image.length,
    packageCount: 2,
    fileName: "debian-12-docker-20261122-1.qcow2",
  });
  const folder = dataFolder.imageFolder(imageIdSchema.parse(made?.id));
  expect(readdirSync(folder).sort()).toEqual([made?.fileName, "inventory.json"].sort());
  expect(readFileSync(join(folder, made?.fileName ?? "")).equals(transcript.image)).toBe(true);
}

describe("on this machine", () => {
  test("the machine becomes the host `local`, and a queued build becomes an image", async () => {
    const row = seedJob(bench.db);
    bench.start();
    expect(await ends(row)).toBe("succeeded");
    expectWholeBuild(row);
    expect(bench.db.select().from(builderHost).all()).toMatchObject([
      { name: "local", connection: "ready", agentVersion: "fake" },
    ]);
  });

  test("a cancelled build ends cancelled, by its journal's word", async () => {
    const row = seedJob(bench.db);
    bench.start();
    await journalReaches(row, 1_000);
    bench.db.update(job).set({ cancelRequestedAt: new Date() }).run();
    expect(await ends(row)).toBe("cancelled");
    expect(journalOf(row).trimEnd().split("\n").at(-1)).toContain('"outcome":"cancelled"');
  });

  test("a build that was cancelled before its host ever heard of it is not begun there", async () => {
    const row = seedJob(bench.db, {
      state: "running",
      hostId: seedHost(bench.db, { name: "local", folder: bench.states.local }).id,
      cancelRequestedAt: new Date(),
    });
    bench.start();
    expect(await ends(row)).toBe("cancelled");
    expect(existsSync(join(bench.states.local, "jobs"))).toBe(false);
  });

  test("an image with a wrong hash is no image, and nothing of it stays", async () => {
    const row = seedJob(bench.db);
    writeFileSync(join(bench.folder, "sealed", "image.qcow2"), Buffer.alloc(bench.transcript.image.length));
    bench.start();
    expect(await ends(row)).toBe("failed");
    expect(readJob(bench.db, row.id)?.failure).toMatchObject({ code: "IMAGE_HASH_MISMATCH", blame: "host" });
    expect(bench.db.select().from(image).all()).toEqual([]);
    expect(existsSync(bench.dataFolder.imageFolder(imageIdSchema.parse(row.id)))).toBe(false);
  });

  test("a host that forgot a build that it had begun fails it, and does not begin it again", async () => {
    const row = seedJob(bench.db);
    const first = bench.start();
    await journalReaches(row, 1_000);
    await first.stop();
    rmSync(join(bench.states.local, "jobs"), { recursive: true });
    bench.start();
    expect(await ends(row)).toBe("failed");
    expect(readJob(bench.db, row.id)?.failure?.code).toBe("AGENT_JOURNAL_LOST");
  });

  test("a dispatcher that stops does so at once, and the next one goes on without a gap", async () => {
    const row = seedJob(bench.db);
    const first = bench.start();
    await journalReaches(row, 1_000);
    const begun = Date.now();
    await first.stop();
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(stateOf(row)).toBe("running");
    bench.start();
    expect(await ends(row)).toBe("succeeded");
    expectWholeBuild(row);
  });

  test("a dispatcher killed with -9 again and again loses nothing", async () => {
    const row = seedJob(bench.db);
    const { dataFolder, states, agentProgram } = bench;
    writeFileSync(join(states.local, "delay-ms"), "60");
    const program = join(import.meta.dirname, "testing/dispatcher-process.ts");
    for (let life = 0; stateOf(row) !== "succeeded" && life < 40; life += 1) {
      const child = spawn(process.execPath, [program, dataFolder.root, states.local, agentProgram], { stdio: "ignore" });
      const seen = journalOf(row).length;
      await until(() => journalOf(row).length > seen || stateOf(row) === "succeeded");
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    expectWholeBuild(row);
  });

  test("rows behind their journal catch up, a half-collected image is completed, and an orphaned image folder goes, but not one that the catalog never knew", async () => {
    const row = seedJob(bench.db);
    const first = bench.start();
    await journalReaches(row, 2_000);
    await first.stop();
    bench.db.update(job).set({ journalBytes: 0 }).run();
    bench.db.delete(step).run();
    const failed = seedJob(bench.db, { state: "failed" });
    const orphan = bench.dataFolder.imageFolder(imageIdSchema.parse(failed.id));
    const unknown = bench.dataFolder.imageFolder(imageIdSchema.parse("0193aaaa-0000-7000-8000-000000000000"));
    for (const folder of [orphan, unknown]) mkdirSync(folder);
    const half = bench.dataFolder.imageFolder(imageIdSchema.parse(row.id));
    mkdirSync(half);
    writeFileSync(join(half, "debian-12-docker-20261122-1.qcow2"), bench.transcript.image.subarray(0, 1_000));
    bench.start();
    await ends(row);
    expectWholeBuild(row);
    expect(existsSync(orphan)).toBe(false);
    expect(existsSync(unknown)).toBe(true);
  });
});

describe("over SSH", () => {
  let sshd: Sshd;
  let proxy: TcpProxy;
  let host: HostRow;

  /** Enters the host as an admin does: the key that the product made is put on the host, its host key is confirmed. */
  beforeEach(async () => {
    bench.start();
    // This machine's own agent is not to take the builds of these tests.
    const local = await until(() => bench.db.select().from(builderHost).all()[0]);
    await until(() => readHost(bench.db, local.id)?.connection === "ready");
    changeHost(bench.db, local.id, { archivedAt: new Date() });
    const { id } = seedHost(bench.db, sshHost(1, bench.states.remote));
    const { publicKey } = await until(() => {
      const row = readHost(bench.db, id);
      return row?.publicKey ? row : undefined;
    });
    sshd = await startSshd(join(bench.folder, "sshd"), { publicKey: publicKey ?? "" });
    proxy = await startTcpProxy(sshd.port);
    changeHost(bench.db, id, { port: proxy.port });
    host = await until(() => offered(id));
  });
  afterEach(async () => {
    await proxy.stop();
    await sshd.stop();
  });

  const offered = (id: HostRow["id"]) => {
    const row = readHost(bench.db, id);
    return row?.connection === "awaiting-trust" ? row : undefined;
  };
  const is = (connection: HostRow["connection"]) => until(() => readHost(bench.db, host.id)?.connection === connection);
  const trust = () =>
    changeHost(bench.db, host.id, {
      pinnedHostKey: readHost(bench.db, host.id)?.offeredHostKey ?? null,
      ...{ connection: "connecting", failure: null, inspectionRequestedAt: new Date() },
    });

  test("a host shows its key, gets nothing before a person confirms it, and then becomes ready", async () => {
    expect(host).toMatchObject({ offeredHostKey: sshd.hostKey, pinnedHostKey: null, connection: "awaiting-trust" });
    expect(host.publicKey).toMatch(/^ssh-ed25519 \S+ marketplace-image-builder$/);
    expect(host.sealedPrivateKey).not.toContain("OPENSSH");
    expect(readdirSync(bench.states.remote)).not.toContain("agents");
    trust();
    await is("ready");
    expect(readdirSync(bench.states.remote)).toContain("agents");
  });

  test("a line that is cut in mid-journal, again and again, leaves no gap; the build runs on meanwhile", async () => {
    trust();
    await is("ready");
    const row = seedJob(bench.db);
    for (const bytes of [1_000, 3_000, 5_000]) {
      await journalReaches(row, bytes);
      proxy.cut();
      await until(() => readHost(bench.db, host.id)?.connection === "reconnecting");
      expect(stateOf(row)).toBe("running");
      proxy.mend();
      await is("ready");
    }
    expect(await ends(row)).toBe("succeeded");
    expectWholeBuild(row);
  });

  test("a host that shows another key is refused and stopped, and its build goes on once a person confirms the new key", async () => {
    trust();
    await is("ready");
    const row = seedJob(bench.db);
    await journalReaches(row, 500);
    proxy.cut();
    await sshd.stop();
    const { port } = sshd;
    sshd = await startSshd(join(bench.folder, "sshd"), { publicKey: host.publicKey ?? "", port });
    proxy.mend();

    await is("refused");
    await until(() => readHost(bench.db, host.id)?.offeredHostKey === sshd.hostKey);
    expect(readHost(bench.db, host.id)).toMatchObject({
      failure: { code: "HOST_KEY_MISMATCH" },
      pinnedHostKey: host.offeredHostKey,
    });
    expect(stateOf(row)).toBe("running");

    trust();
    expect(await ends(row)).toBe("succeeded");
    expectWholeBuild(row);
  });

  test("a build is cancelled over SSH", async () => {
    trust();
    await is("ready");
    const row = seedJob(bench.db);
    await journalReaches(row, 500);
    bench.db.update(job).set({ cancelRequestedAt: new Date() }).run();
    expect(await ends(row)).toBe("cancelled");
  });
});
