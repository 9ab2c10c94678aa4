import { execa } from "execa";
import type { Dashboard } from "./dashboard.ts";

/** Runs `mib` as a user does, with `--json`, and gives what it printed, parsed. */
export async function mib(dashboard: Dashboard, args: readonly string[], input?: string): Promise<unknown> {
  const { stdout } = await execa("npm", ["run", "-s", "mib", "--", ...args, "--json"], {
    env: dashboard.environment,
    ...(input === undefined ? { stdin: "ignore" } : { input }),
  });
  return JSON.parse(stdout);
}
