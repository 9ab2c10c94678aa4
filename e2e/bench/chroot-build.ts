import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { debian } from "#agent/distros/debian.ts";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { type Recipe, recipeSchema } from "#protocol/recipe.ts";
import { requestFor } from "../../builder-agent/testing/sample-request.ts";
import { round, type Seconds, timeJob, total } from "./time-job.ts";

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
    const product = await timeJob(requestFor(RECIPE), join(folder, "agent"));
    const steps = [...new Set([...Object.keys(product), ...Object.keys(bare)])];
    return {
      benchmark: "chroot-build",
      steps: steps.map((step) => ({ step, product: product[step] ?? null, bare: bare[step] ?? null })),
      total: { product: total(product), bare: total(bare), ratio: round(total(product) / total(bare)) },
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
