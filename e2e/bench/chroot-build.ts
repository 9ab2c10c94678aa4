import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { debian } from "#agent/distros/debian.ts";
import { spellRecipe } from "#domain/recipe/resolve-recipe.ts";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { createNdjsonDecoder } from "#protocol/ndjson.ts";
import { type Recipe, recipeSchema } from "#protocol/recipe.ts";

type Seconds = Readonly<Record<string, number>>;

const RECIPE: Recipe = recipeSchema.parse({
  v: 1,
  variant: { id: "bench", name: "bench", revision: 1 },
  base: {
    distro: "debian",
    codename: "bookworm",
    version: "12",
    architecture: "amd64",
    origin: { kind: "bootstrap", sources: [] },
  },
  pipeline: "chroot",
  diskSizeBytes: 6 * 1024 ** 3,
  upgrade: "security",
  parts: [{ ...NEW_PARTS["docker-ce"], origin: "distribution" }],
  mirrors: { build: null, image: null },
  compression: "zlib",
});

/** A cold "Debian 12 + Docker", made by the agent and by the same commands in a bare script, one after the other. In seconds. */
export async function benchChrootBuild() {
  const folder = mkdtempSync(join(tmpdir(), "mib-bench-"));
  try {
    const bare = await runBareScript(join(folder, "bare"));
    const product = await runAgent(join(folder, "agent"));
    const sum = (seconds: Seconds) => round(Object.values(seconds).reduce((total, value) => total + value, 0));
    const steps = [...new Set([...Object.keys(product), ...Object.keys(bare)])];
    return {
      benchmark: "chroot-build",
      steps: steps.map((step) => ({ step, product: product[step] ?? null, bare: bare[step] ?? null })),
      total: { product: sum(product), bare: sum(bare), ratio: round(sum(product) / sum(bare)) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runBareScript(folder: string): Promise<Seconds> {
  mkdirSync(folder, { recursive: true });
  const packages = debian.bootstrapPackages("amd64").join(",");
  const { stdio } = await execa("bash", [new URL("bare-build.sh", import.meta.url).pathname, folder, packages], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const lines = String(stdio[3]).trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.split(" ")).map(([step = "", seconds]) => [step, round(Number(seconds))]));
}

async function runAgent(state: string): Promise<Seconds> {
  const jobId = "bench-job";
  const recipeHash = createHash("sha256").update(spellRecipe(RECIPE)).digest("hex");
  const request = { v: 1, jobId, kind: "build", recipe: RECIPE, recipeHash, isReuseAllowed: true };
  const agent = (args: readonly string[], input = "") =>
    execa(process.execPath, ["dist/agent/agent.mjs", ...args, "--state", state], { input, stdout: "ignore", stderr: "inherit" });
  await agent(["start"], JSON.stringify(request));
  await agent(["follow", "--job", jobId, "--from", "0"]);

  const seconds: Record<string, number> = {};
  let last = 0;
  for (const { event } of createNdjsonDecoder().push(readFileSync(join(state, "jobs", jobId, "events.ndjson")))) {
    if (event.type === "step.finished") seconds[event.step] = round(event.durationMs / 1_000);
    // A scope opens between two events that are not log lines: the time since the last of them is what it took.
    if (event.type === "scope.opened") seconds[`${event.scope} (open)`] = round((Date.parse(event.at) - last) / 1_000);
    if (event.type === "scope.closed") seconds[`${event.scope} (close)`] = round(event.durationMs / 1_000);
    if (event.type !== "log") last = Date.parse(event.at);
    if (event.type === "job.finished" && event.outcome !== "succeeded")
      throw new Error(`The build ended: ${JSON.stringify(event.error)}`);
  }
  return seconds;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
