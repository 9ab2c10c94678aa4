import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { runProgram } from "./run-program.ts";

type Count = { readonly passed: number; readonly failed: number };

type Stage = {
  readonly name: string;
  readonly isQuick: boolean;
  readonly command: readonly [program: string, ...args: string[]];
  /** Reads how many tests ran from the report that the program wrote; null: the stage itself counts as one. */
  readonly count: ((report: unknown) => Count) | null;
};

const vitestReportSchema = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() })
  .transform(
    (report): Count => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0),
    }),
  );

const playwrightReportSchema = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }): Count => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

const bin = (name: string) => `node_modules/.bin/${name}`;
const vitest = (project: string): Stage["command"] => [
  bin("vitest"),
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
];

/** Everything that must hold, cheapest first: a mistake shows early. */
const STAGES: readonly Stage[] = [
  { name: "format and lint", isQuick: true, command: [bin("biome"), "ci", "--error-on-warnings", "."], count: null },
  { name: "types", isQuick: true, command: [bin("tsc"), "-p", "."], count: null },
  { name: "import rules", isQuick: true, command: [bin("depcruise"), "src", "builder-agent", "e2e"], count: null },
  { name: "dead code", isQuick: true, command: [bin("knip")], count: null },
  { name: "unit tests", isQuick: true, command: vitest("unit"), count: (report) => vitestReportSchema.parse(report) },
  { name: "production build", isQuick: false, command: [process.execPath, "src/launch/build.ts"], count: null },
  {
    name: "tests on the real host",
    isQuick: false,
    command: vitest("host"),
    count: (report) => vitestReportSchema.parse(report),
  },
  {
    name: "browser stories",
    isQuick: false,
    command: [bin("playwright"), "test"],
    count: (report) => playwrightReportSchema.parse(report),
  },
];

const [extent = "quick"] = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), "mib-reports-"));
const totals = { passed: 0, failed: 0 };
const failedStages: string[] = [];

for (const stage of STAGES.filter(({ isQuick }) => isQuick || extent === "all")) {
  const startedAt = Date.now();
  const { passed, failed } = await runStage(stage, join(reports, `${stage.name.replaceAll(" ", "-")}.json`));
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) failedStages.push(stage.name);
  console.log(`${stage.name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}
rmSync(reports, { recursive: true, force: true });

if (failedStages.length > 0) console.log(`Failed: ${failedStages.join(", ")}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function runStage({ name, command, count }: Stage, report: string): Promise<Count> {
  console.log(`\n── ${name}`);
  const isGreen = await runProgram(
    command,
    count === null ? {} : { VITEST_JSON_REPORT: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  if (count === null) return isGreen ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = count(JSON.parse(readFileSync(report, "utf8")));
    return isGreen || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
