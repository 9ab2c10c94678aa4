import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { waitUntil } from "../../src/wait-until.ts";

/** Another python3 may shadow the system's, for which Debian's OpenStack is packaged. */
export const SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

export type ServiceProcess = {
  /** False: it has ended by itself, and its log says why. */
  readonly isRunning: () => boolean;
  /** Stops its processes where they stand, and lets them go on: a service that hangs, on demand. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

type Service = {
  readonly argv: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly log: string;
  /** Whether the service serves. */
  readonly isReady: () => Promise<boolean>;
};

/** On two cores that also start all the others: nova-api takes 20 s (measured). */
const START_MS = 180_000;

/** Starts a service in a session of its own and answers when it serves. */
export async function startService({ argv, variables, log, isReady }: Service): Promise<ServiceProcess> {
  const service = launch({ argv, log, ...(variables === undefined ? {} : { variables }) });
  try {
    const isUp = async () => {
      if (!service.isRunning()) throw new Error(`${argv.join(" ").slice(0, 200)} ended as soon as it was started: see ${log}.`);
      return isReady();
    };
    await waitUntil(isUp, { deadlineMs: START_MS, what: `${argv.join(" ").slice(0, 200)} to serve` });
  } catch (cause) {
    await service.close();
    throw cause;
  }
  return service;
}

function launch({ argv, variables, log }: Omit<Service, "isReady">): ServiceProcess {
  const [file = "", ...args] = argv;
  const output = openSync(log, "a");
  const child = spawn(file, args, {
    detached: true,
    stdio: ["ignore", output, output],
    env: { NODE_ENV: "test", PATH: SYSTEM_PATH, LC_ALL: "C.UTF-8", ...variables },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  // The whole session: uwsgi and oslo have workers of their own, and would wait for whoever still uploads.
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined && isRunning()) process.kill(-child.pid, name);
  };
  return {
    isRunning,
    pause: () => signal("SIGSTOP"),
    resume: () => signal("SIGCONT"),
    close: async () => {
      signal("SIGKILL");
      await ended;
    },
  };
}

/** Whether somebody answers there, whatever the answer is. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}
