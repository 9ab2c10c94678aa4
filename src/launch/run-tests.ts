import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, playwrightReportSchema, vitestReportSchema } from "./read-report.ts";
import { runProgram } from "./run-program.ts";

type Stage = {
  readonly name: string;
  readonly isQuick: boolean;
  readonly command: readonly [program: string, ...args: string[]];
  /** Reads what became of the tests from the report that the program wrote; null: the stage itself counts as one. */
  readonly read: ((report: unknown) => Outcome) | null;
};

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
  { name: "format and lint", isQuick: true, command: [bin("biome"), "ci", "--error-on-warnings", "."], read: null },
  { name: "types", isQuick: true, command: [bin("tsc"), "-p", "."], read: null },
  { name: "import rules", isQuick: true, command: [bin("depcruise"), "src", "builder-agent", "e2e"], read: null },
  { name: "dead code", isQuick: true, command: [bin("knip")], read: null },
  { name: "unit tests", isQuick: true, command: vitest("unit"), read: (report) => vitestReportSchema.parse(report) },
  { name: "production build", isQuick: false, command: [process.execPath, "src/launch/build.ts"], read: null },
  {
    name: "tests on the real host",
    isQuick: false,
    command: vitest("host"),
    read: (report) => vitestReportSchema.parse(report),
  },
  {
    name: "browser stories",
    isQuick: false,
    command: [bin("playwright"), "test"],
    read: (report) => playwrightReportSchema.parse(report),
  },
];

const [extent = "quick"] = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), "mib-reports-"));
const totals = { passed: 0, failed: 0 };
const broken: string[] = [];

for (const stage of STAGES.filter(({ isQuick }) => isQuick || extent === "all")) {
  const startedAt = Date.now();
  const outcome = await runStage(stage, join(reports, `${stage.name.replaceAll(" ", "-")}.json`));
  totals.passed += outcome.passed;
  totals.failed += outcome.failed;
  broken.push(...outcome.broken.map((test) => `${stage.name}: ${test}`));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`${stage.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
}
rmSync(reports, { recursive: true, force: true });

// Whoever reads only the end of a long record finds here what to look for in it.
if (broken.length > 0) console.log(["\nFailed:", ...broken].join("\n  "));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function runStage({ name, command, read }: Stage, report: string): Promise<Outcome> {
  console.log(`\n── ${name}`);
  const isGreen = await runProgram(
    command,
    read === null ? {} : { VITEST_JSON_REPORT: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const asOne: Outcome = isGreen ? { passed: 1, failed: 0, broken: [] } : { passed: 0, failed: 1, broken: ["see above"] };
  if (read === null) return asOne;
  try {
    const outcome = read(JSON.parse(readFileSync(report, "utf8")));
    return isGreen || outcome.failed > 0 ? outcome : { ...outcome, failed: 1, broken: ["the program itself failed"] };
  } catch {
    return { passed: 0, failed: 1, broken: ["it wrote no report"] };
  }
}
