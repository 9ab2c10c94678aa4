import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { JobEvent } from "#protocol/job-event.ts";
import type { JobRequest } from "#protocol/job-request.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";

const ROOT = join(import.meta.dirname, "../..");
const NODE = join(ROOT, "node_modules/.bin/node");

/** One state folder for all suites: the base is bootstrapped once and then reused. */
export const SHARED_STATE = join(tmpdir(), "mib-agent-tests");

type Ended = { readonly exitCode: number | null; readonly stdout: string };

/** The agent as the dispatcher sees it: its command line, as processes of their own. */
export function realAgent(state = SHARED_STATE) {
  const launch = (...args: string[]): ChildProcess =>
    spawn(NODE, [join(ROOT, "builder-agent/src/main.ts"), ...args, "--state", state], { stdio: ["pipe", "pipe", "inherit"] });

  async function call(args: string[], input = ""): Promise<Ended> {
    const child = launch(...args);
    child.stdin?.end(input);
    const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
    const stdout = child.stdout === null ? "" : await text(child.stdout);
    return { exitCode: await exited, stdout };
  }

  /** Follows a job to its end; `onEvent` may act on what it sees. */
  async function follow(jobId: string, onEvent: (event: JobEvent) => void = () => {}, from = 0): Promise<JobEvent[]> {
    const child = launch("follow", "--job", jobId, "--from", String(from));
    const closed = new Promise((resolve) => child.once("close", resolve));
    const decoder = createNdjsonDecoder(from);
    const events: JobEvent[] = [];
    for await (const bytes of child.stdout ?? []) {
      for (const { event } of decoder.push(bytes)) {
        events.push(event);
        onEvent(event);
      }
    }
    await closed;
    return events;
  }

  return {
    state,
    call,
    follow,
    start: (request: JobRequest) => call(["start"], JSON.stringify(request)),
    cancel: (jobId: string) => call(["cancel", "--job", jobId]),
    build: async (request: JobRequest, onEvent?: (event: JobEvent) => void) => {
      const { exitCode, stdout } = await call(["start"], JSON.stringify(request));
      if (exitCode !== 0) throw new Error(`The agent refused the job: ${stdout}`);
      return follow(request.jobId, onEvent);
    },
    /** kill -9, as the kernel's memory killer or a power-off of the container would. */
    kill: (jobId: string) => {
      const { pid } = JSON.parse(readFileSync(join(state, "jobs", jobId, "process.json"), "utf8"));
      process.kill(pid, "SIGKILL");
    },
    /** Everything of the state folder's jobs that a finished job must not leave on the machine. */
    leftovers: () => [...mountsBelow(state), ...loopsOf(state), ...processesOf(state), ...namesIn(join(state, "workspaces"))],
  };
}

/** In every mount namespace, not only in ours. */
function mountsBelow(folder: string): string[] {
  const lines = processFolders().flatMap((process) => readLines(join(process, "mountinfo")));
  return [
    ...new Set(lines.map((line) => line.split(" ")[4] ?? "").filter((target) => target.startsWith(`${folder}/workspaces`))),
  ];
}

/** By job id: the kernel shows a file of another mount namespace without its folder. */
function loopsOf(folder: string): string[] {
  const jobIds = namesIn(join(folder, "jobs"));
  return readdirSync("/sys/block")
    .map((name) => join("/sys/block", name, "loop/backing_file"))
    .flatMap((file) => (existsSync(file) ? readFileSync(file, "utf8").trim() : []))
    .filter((backing) => jobIds.some((jobId) => backing.includes(jobId)));
}

function processesOf(folder: string): string[] {
  return processFolders()
    .map((process) => readLines(join(process, "cmdline")).join(" ").replaceAll("\0", " "))
    .filter((command) => command.includes(`${folder}/workspaces`));
}

function processFolders(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => join("/proc", name));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
