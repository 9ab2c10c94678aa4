import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { waitUntil } from "../../src/wait-until.ts";

/** Another python3 may shadow the system's, for which Debian's OpenStack is packaged. */
export const SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

export type ServiceProcess = { readonly close: () => Promise<void> };

type Service = {
  readonly argv: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly log: string;
  /** What answers once the service serves. */
  readonly url: string;
};

/** Starts a service in a session of its own and answers when it serves. */
export async function startService({ argv, variables, log, url }: Service): Promise<ServiceProcess> {
  const [file = "", ...args] = argv;
  const output = openSync(log, "a");
  const child = spawn(file, args, {
    detached: true,
    stdio: ["ignore", output, output],
    env: { NODE_ENV: "test", PATH: SYSTEM_PATH, ...variables },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async () => {
    if (child.pid === undefined || child.exitCode !== null) return ended;
    // The whole session: uwsgi and oslo have workers of their own, and would wait for whoever still uploads.
    process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  try {
    await waitUntil(() => answers(url), { deadlineMs: 90_000, what: `${url} to answer` });
  } catch (cause) {
    await close();
    throw cause;
  }
  return { close };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}
