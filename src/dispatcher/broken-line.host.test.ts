import { randomBytes } from "node:crypto";
import { closeSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeHost, type HostRow, readHost } from "./builder-hosts.repo.ts";
import { digestFile } from "./digest-file.ts";
import { readJob } from "./jobs.repo.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { type DispatcherBench, openDispatcherBench, sshHost } from "./testing/dispatcher-bench.ts";
import { makeCheckJournal } from "./testing/make-transcript.ts";
import { type Sshd, startSshd } from "./testing/start-sshd.ts";
import { startTcpProxy, type TcpProxy } from "./testing/tcp-proxy.ts";
import { until } from "./testing/until.ts";

const MEBIBYTE = 1_048_576;
const SIZE_MIB = 1_024;
const CUTS = 10;
/** After each cut rsync reads the half that is there on both sides: seconds, minutes where the disk is slow. */
const PATIENCE_MS = 120_000;

let bench: DispatcherBench;
let sshd: Sshd;
let proxy: TcpProxy;
let host: HostRow;

beforeAll(async () => {
  bench = openDispatcherBench();
  writeFileSync(join(bench.states.remote, "script-verify.ndjson"), makeCheckJournal([]));
  bench.start();
  const { id } = seedHost(bench.db, sshHost(1, bench.states.remote));
  const hasKey = () => readHost(bench.db, id)?.publicKey ?? undefined;
  sshd = await startSshd(join(bench.folder, "sshd"), { publicKey: await until(hasKey) });
  proxy = await startTcpProxy(sshd.port);
  changeHost(bench.db, id, { port: proxy.port });
  await until(() => readHost(bench.db, id)?.connection === "awaiting-trust");
  changeHost(bench.db, id, {
    pinnedHostKey: sshd.hostKey,
    ...{ connection: "connecting", failure: null, inspectionRequestedAt: new Date() },
  });
  await until(() => readHost(bench.db, id)?.connection === "ready");
  host = await until(() => readHost(bench.db, id));
});
afterAll(async () => {
  await bench.close();
  await proxy.stop();
  await sshd.stop();
});

/** A file that nothing makes smaller. */
function writeNoise(path: string): void {
  const file = openSync(path, "w");
  for (let written = 0; written < SIZE_MIB; written += 16) writeSync(file, randomBytes(16 * MEBIBYTE));
  closeSync(file);
}

test(`a gigabyte whose line is cut ${CUTS} times comes to its host whole, and no more than a twentieth of it goes twice`, async () => {
  const path = join(bench.folder, "big.qcow2");
  writeNoise(path);
  const signal = new AbortController().signal;
  const { sha256, sizeBytes } = await digestFile(path, signal);
  const [before, cutBefore] = [proxy.passedBytes(), bench.lines.length];
  const row = seedJob(bench.db, { kind: "verify", number: null, diskFile: { path, digest: null }, wantedHostId: host.id });
  for (let cut = 1; cut <= CUTS; cut += 1) {
    const limit = before + (sizeBytes * cut) / (CUTS + 1);
    await until(() => proxy.passedBytes() >= limit, PATIENCE_MS);
    proxy.cut();
    await until(() => readHost(bench.db, host.id)?.connection === "reconnecting");
    proxy.mend();
  }
  await until(() => readJob(bench.db, row.id)?.finishedAt, PATIENCE_MS);
  expect(readJob(bench.db, row.id)).toMatchObject({ state: "succeeded", failure: null, placedBytes: sizeBytes });
  const placed = join(bench.states.remote, "sealed", sha256, "image.qcow2");
  expect(statSync(placed).size).toBe(sizeBytes);
  expect((await digestFile(placed, signal)).sha256).toBe(sha256);
  const share = (proxy.passedBytes() - before) / sizeBytes;
  const waits = bench.lines.slice(cutBefore).filter((line) => line.startsWith("job.waits")).length;
  process.stdout.write(`The line moved ${share.toFixed(4)} times the file's size in ${waits + 1} attempts.\n`);
  expect(waits).toBeGreaterThanOrEqual(CUTS);
  expect(share).toBeLessThanOrEqual(1.05);
});
