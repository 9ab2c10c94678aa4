import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

const AGENT = join(import.meta.dirname, "../../dist/agent/agent.mjs");

/** Cancels every job of an agent's folder and waits for its end: an agent goes on when its dashboard is gone. */
export async function endJobs(folder: string): Promise<void> {
  const jobs = join(folder, "jobs");
  for (const job of existsSync(jobs) ? readdirSync(jobs) : []) {
    const onJob = ["--job", job, "--state", folder];
    await execa(process.execPath, [AGENT, "cancel", ...onJob]);
    await execa(process.execPath, [AGENT, "follow", ...onJob], { stdout: "ignore" });
  }
}
