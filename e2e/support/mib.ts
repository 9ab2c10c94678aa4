import { execa } from "execa";
import { z } from "zod";
import type { Dashboard } from "./dashboard.ts";

const eventsSchema = z.array(z.looseObject({ type: z.string() }));

/** Runs `mib` as a user does, with `--json`, and gives what it printed, parsed. */
export async function mib(dashboard: Dashboard, args: readonly string[], input?: string): Promise<unknown> {
  return JSON.parse(await runMib(dashboard, [...args, "--json"], input));
}

/** The events of a build's log, which `mib log` prints one a line. */
export async function mibLog(dashboard: Dashboard, build: string) {
  const lines = (await runMib(dashboard, ["log", build, "--json"])).split("\n");
  return eventsSchema.parse(lines.filter((line) => line !== "").map((line) => JSON.parse(line)));
}

export async function runMib({ environment }: Dashboard, args: readonly string[], input?: string): Promise<string> {
  const { stdout } = await execa("npm", ["run", "-s", "mib", "--", ...args], { env: environment, input: input ?? "" });
  return stdout;
}
