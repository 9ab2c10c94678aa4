import { readFileSync } from "node:fs";

/** Whether the dispatcher that wrote its process id into `pidFile` still runs. */
export function isDispatcherRunning(pidFile: string): boolean {
  try {
    return process.kill(Number(readFileSync(pidFile, "utf8")), 0);
  } catch {
    return false;
  }
}
