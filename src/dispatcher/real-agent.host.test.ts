import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { imageIdSchema, personIdSchema } from "#domain/id.ts";
import { isFinished } from "#domain/job/job.ts";
import { createApp } from "#server/app.ts";
import { seedCatalog } from "#server/catalog/seed.ts";
import { systemClock } from "#server/clock.ts";
import { builderHost } from "#server/db/schema/builder-host.ts";
import { image, job } from "#server/db/schema/job.ts";
import { changeHost, readHost } from "./builder-hosts.repo.ts";
import { readJob } from "./jobs.repo.ts";
import { seedHost } from "./testing/catalog-rows.ts";
import { type DispatcherBench, openDispatcherBench, sshHost } from "./testing/dispatcher-bench.ts";
import { type Sshd, startSshd } from "./testing/start-sshd.ts";
import { startTcpProxy, type TcpProxy } from "./testing/tcp-proxy.ts";
import { until } from "./testing/until.ts";

/** A base image is bootstrapped once, from packages: minutes on a slow mirror. */
const BUILD_MS = 9 * 60_000;
const PROJECT = resolve(import.meta.dirname, "../..");
const ADMIN = { personId: personIdSchema.parse("admin"), role: "admin" } as const;

let bench: DispatcherBench;
let app: ReturnType<typeof createApp>;
let sshd: Sshd | undefined;
let proxy: TcpProxy | undefined;

beforeAll(() => {
  execFileSync(process.execPath, [join(PROJECT, "builder-agent/bundle.ts")], { cwd: PROJECT });
  bench = openDispatcherBench({ realAgent: join(PROJECT, "dist/agent/agent.mjs") });
  app = createApp({ db: bench.db, folder: bench.dataFolder, url: new URL("http://127.0.0.1:3000"), clock: systemClock });
  seedCatalog(app);
  leaveImagesUnverified();
  bench.start();
});
afterAll(async () => {
  await proxy?.stop();
  await sshd?.stop();
  await bench.close();
});

/** A verification would go on on this machine after its dispatcher, beside the tests that come next. */
function leaveImagesUnverified(): void {
  const { id, revision, definition } = variant();
  app.variants.update(ADMIN, { id, revision, definition: { ...definition, isVerifiedAfterBuild: false } });
}

function variant() {
  const found = app.variants.list(ADMIN, { isArchived: false }).find(({ name }) => name === "debian-12-docker");
  if (found === undefined) throw new Error("The variant is not seeded.");
  return found;
}

/** Builds `debian-12-docker` on a host as a person does, and gives its image's file. `onRunning` may interfere. */
async function build(hostName: string, onRunning: () => void = () => undefined): Promise<string> {
  const { id } = app.builds.start(ADMIN, { variantId: variant().id, isReuseAllowed: true, hostName, keepFailed: null });
  await until(() => readJob(bench.db, id)?.journalBytes, BUILD_MS);
  onRunning();
  const ended = await until(() => {
    const row = readJob(bench.db, id);
    return row !== undefined && isFinished(row.state) && row;
  }, BUILD_MS);
  expect(ended).toMatchObject({ state: "succeeded", failure: null });
  const made = bench.db.select().from(image).where(eq(image.buildId, id)).get();
  expect(made?.packageCount).toBeGreaterThan(100);
  const file = bench.dataFolder.image(imageIdSchema.parse(id), made?.fileName ?? "");
  execFileSync("qemu-img", ["check", "-f", "qcow2", file]);
  const journal = readFileSync(bench.dataFolder.journal(id));
  expect(readFileSync(join(bench.states.local, "jobs", id, "events.ndjson")).equals(journal)).toBe(true);
  expect(bench.db.select().from(job).where(eq(job.id, id)).get()?.journalBytes).toBe(journal.length);
  return file;
}

test("the real agent builds a variant on this machine, its journal is mirrored byte for byte, its image is home", async () => {
  await build("local");
  expect(readdirSync(join(bench.states.local, "workspaces"))).toEqual([]);
});

test("and the same variant over SSH, through a line that is cut in the middle", async () => {
  const { id } = seedHost(bench.db, sshHost(1, bench.states.remote));
  const { publicKey } = await until(() => {
    const row = readHost(bench.db, id);
    return row?.publicKey ? row : undefined;
  });
  sshd = await startSshd(join(bench.folder, "sshd"), { publicKey: publicKey ?? "" });
  const line = await startTcpProxy(sshd.port);
  proxy = line;
  changeHost(bench.db, id, { port: line.port });
  const { offeredHostKey } = await until(() => {
    const row = readHost(bench.db, id);
    return row?.offeredHostKey ? row : undefined;
  });
  expect(offeredHostKey).toBe(sshd.hostKey);
  changeHost(bench.db, id, { pinnedHostKey: offeredHostKey, connection: "connecting", inspectionRequestedAt: new Date() });
  await until(() => readHost(bench.db, id)?.connection === "ready");
  expect(bench.db.select().from(builderHost).all()).toHaveLength(2);

  await build("builder", () => line.cutAfter(20_000));
});
