/**
 * The smallest program that keeps the agent's command line: it plays a journal that a test wrote. For the dispatcher's tests alone.
 * In the state folder: `script.ndjson` is the journal of a build to play, `script-KIND.ndjson` that of another kind of job, `delay-ms`
 * the pause before each line. What was asked lies in the job's `request.json`.
 */
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { arch, hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";

const options = { state: { type: "string" }, job: { type: "string" }, from: { type: "string" } };
const { positionals, values } = parseArgs({ options, allowPositionals: true });
const { state, job = "" } = values;
const folder = (id) => join(state, "jobs", id);
const journal = (id) => join(folder(id), "events.ndjson");

function refuseUnknown(id) {
  if (existsSync(folder(id))) return;
  const error = { code: "AGENT_JOURNAL_LOST", blame: "host", message: `There is no job ${id}.`, detail: {} };
  process.stdout.write(`${JSON.stringify({ error })}\n`);
  process.exit(2);
}

function report() {
  const os = { id: "debian", versionId: "12", codename: "bookworm", prettyName: "Debian 12" };
  const disk = { path: state, freeBytes: 1, totalBytes: 1 };
  const able = { isRoot: true, attachMethod: "raw", accelerator: "tcg", missing: [], runningJobIds: [] };
  const machine = {
    hostname: hostname(),
    kernel: "6",
    architecture: arch() === "x64" ? "amd64" : "arm64",
    cpuCount: 1,
    memoryBytes: 1,
  };
  return { v: 1, agentVersion: "fake", at: new Date().toISOString(), os, disk, ...machine, ...able };
}

function start() {
  const request = JSON.parse(readFileSync(0, "utf8"));
  const isNew = !existsSync(folder(request.jobId));
  if (isNew) {
    mkdirSync(folder(request.jobId), { recursive: true });
    writeFileSync(journal(request.jobId), "");
    writeFileSync(join(folder(request.jobId), "request.json"), JSON.stringify(request));
    const player = [process.argv[1], "play", "--state", state, "--job", request.jobId];
    spawn(process.execPath, player, { detached: true, stdio: "ignore" }).unref();
  }
  process.stdout.write(`${JSON.stringify({ v: 1, jobId: request.jobId, isNew })}\n`);
}

async function play() {
  const delay = Number(readFileSync(join(state, "delay-ms"), "utf8"));
  const { kind } = JSON.parse(readFileSync(join(folder(job), "request.json"), "utf8"));
  const script = kind === "build" ? "script.ndjson" : `script-${kind}.ndjson`;
  for (const line of readFileSync(join(state, script), "utf8").split("\n").slice(0, -1)) {
    await setTimeout(delay);
    const isCancelled = existsSync(join(folder(job), "cancel-requested"));
    const error = { code: "CANCELLED", blame: "user", message: "Cancelled.", detail: {} };
    const end = { v: 1, at: new Date().toISOString(), type: "job.finished", outcome: "cancelled", error };
    appendFileSync(journal(job), `${isCancelled ? JSON.stringify(end) : line}\n`);
    if (isCancelled) return;
  }
}

async function follow() {
  refuseUnknown(job);
  const file = openSync(journal(job), "r");
  let offset = Number(values.from);
  if (statSync(journal(job)).size < offset) process.exit(2);
  const buffer = Buffer.alloc(65_536);
  process.stdout.on("error", () => process.exit(0));
  for (let last = ""; !last.includes('"job.finished"'); ) {
    const count = readSync(file, buffer, 0, buffer.length, offset);
    if (count === 0) await setTimeout(5);
    else {
      last = (last + buffer.toString("utf8", 0, count)).slice(-4_096);
      offset += count;
      process.stdout.write(buffer.subarray(0, count).toString("utf8"));
    }
  }
}

const commands = {
  inspect: () => process.stdout.write(`${JSON.stringify(report())}\n`),
  start,
  play,
  follow,
  cancel: () => {
    if (existsSync(folder(job))) writeFileSync(join(folder(job), "cancel-requested"), "");
  },
  gc: () => undefined,
};

await commands[positionals[0]]();
