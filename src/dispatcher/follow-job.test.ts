import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { openTestDb } from "#server/db/testing.ts";
import type { AgentClient } from "./agent-client.ts";
import { type Following, followJob } from "./follow-job.ts";
import { createHostStates } from "./host-state.ts";
import { type JobRow, readJob } from "./jobs.repo.ts";
import { seedHost, seedJob } from "./testing/catalog-rows.ts";
import { makeCheckJournal } from "./testing/make-transcript.ts";
import type { Transport } from "./transport.ts";

/** A host that takes `put` as it is told, and an agent that plays a journal once it was started. */
function openHost(put: Transport["put"]) {
  const folder = mkdtempSync(join(tmpdir(), "mib-follow-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const db = openTestDb();
  const dataFolder = openDataFolder(join(folder, "data"));
  const started: string[] = [];
  const transport: Transport = {
    run: async ([command]) => ({ exitCode: command === "stat" ? 1 : 0, stdout: "", stderr: "" }),
    stream: async function* () {},
    put,
    fetch: async () => undefined,
    close: () => undefined,
  };
  const agent: AgentClient = {
    checkCloud: () => Promise.reject(new Error("Nobody checks a cloud here.")),
    inspect: () => Promise.reject(new Error("Nobody inspects here.")),
    start: async ({ jobId }) => {
      started.push(jobId);
      return { v: 1, jobId, isNew: true };
    },
    async *follow(jobId, from) {
      if (!started.includes(jobId)) throw new AgentError("AGENT_JOURNAL_LOST", "There is no such job.");
      yield Buffer.from(makeCheckJournal([])).subarray(from);
    },
    cancel: async () => undefined,
    gc: async () => undefined,
  };
  const link = { transport, agent, removeOldAgents: async () => undefined };
  const links = { reach: async () => link, doubt: () => undefined, close: () => undefined };
  const disk = join(folder, "disk.qcow2");
  writeFileSync(disk, "a disk");
  const { privateKey } = generateKeyPairSync("x25519");
  const following: Following = { db, dataFolder, log: () => undefined, links, states: createHostStates(db), privateKey };
  const verify = seedJob(db, {
    ...{ kind: "verify", number: null, state: "running", hostId: seedHost(db).id, diskFile: { path: disk, digest: null } },
  });
  const stateOf = ({ id }: JobRow) => readJob(db, id)?.state;
  return { following, verify, started, stateOf };
}

const untilAborted: Transport["put"] = (_local, _remote, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

const signals = () => ({ stop: new AbortController(), cancel: new AbortController() });

test("a verification that is cancelled while its disk is on the way to the host is never begun there", async () => {
  const { following, verify, started, stateOf } = openHost(untilAborted);
  const { stop, cancel } = signals();
  const followed = followJob(following, verify.id, { stop: stop.signal, cancel: cancel.signal });
  setImmediate(() => cancel.abort());
  await followed;
  expect(stateOf(verify)).toBe("cancelled");
  expect(started).toEqual([]);
});

test("a dispatcher that stops while a disk is on the way leaves the job to the next one", async () => {
  const { following, verify, started, stateOf } = openHost(untilAborted);
  const { stop, cancel } = signals();
  const followed = followJob(following, verify.id, { stop: stop.signal, cancel: cancel.signal });
  setImmediate(() => stop.abort());
  await followed;
  expect(stateOf(verify)).toBe("running");
  expect(started).toEqual([]);
});

test("a line that breaks while a disk is on the way is waited out, and the transfer is taken up again", async () => {
  let attempts = 0;
  const { following, verify, started, stateOf } = openHost(async () => {
    attempts += 1;
    if (attempts === 1) throw new AgentError("HOST_UNREACHABLE", "The line broke.");
  });
  const { stop, cancel } = signals();
  await followJob(following, verify.id, { stop: stop.signal, cancel: cancel.signal });
  expect(stateOf(verify)).toBe("succeeded");
  expect([attempts, started]).toEqual([2, [verify.id]]);
});

test("how much of a disk is on its host is written down, and a line that brought more is tried again at once", async () => {
  const pieces = [100, 250, 600, 1_000];
  const times: number[] = [];
  const { following, verify, stateOf } = openHost(async (_local, _remote, { onProgress }) => {
    times.push(performance.now());
    const done = pieces[times.length - 1] ?? 0;
    onProgress?.(done);
    if (done < 1_000) throw new AgentError("HOST_UNREACHABLE", "The line broke.");
  });
  const { stop, cancel } = signals();
  await followJob(following, verify.id, { stop: stop.signal, cancel: cancel.signal });
  expect(stateOf(verify)).toBe("succeeded");
  expect(readJob(following.db, verify.id)?.placedBytes).toBe(1_000);
  // Three pauses that did not grow: growing ones would take 3.5 s.
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(3_000);
});
