import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** What became of some tests; `broken` names those that failed, each with the first line of why. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly broken: readonly string[] };

const firstLine = (text: string) => stripVTControlCharacters(text).split("\n", 1)[0] ?? "";

/** The report of `vitest --reporter=json`. */
export const vitestReportSchema = z
  .object({
    ...{ numPassedTests: z.number(), numFailedTests: z.number() },
    testResults: z.array(
      z.object({
        ...{ name: z.string(), status: z.string(), message: z.string() },
        assertionResults: z.array(
          z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullable() }),
        ),
      }),
    ),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }): Outcome => {
    const broken = testResults
      .filter(({ status }) => status === "failed")
      .flatMap(({ name, message, assertionResults }) => {
        const file = relative(process.cwd(), name);
        const tests = assertionResults.filter(({ status }) => status === "failed");
        // A file may fail as a whole: its hooks do, or it does not load.
        if (tests.length === 0) return [`${file}: ${firstLine(message)}`];
        return tests.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages?.[0] ?? "")}`);
      });
    return { passed: numPassedTests, failed: Math.max(numFailedTests, broken.length), broken };
  });

type Suite = z.infer<typeof suiteSchema>;
const suiteSchema = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      ...{ title: z.string(), ok: z.boolean() },
      tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })) })),
    }),
  ),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});

/** The report of Playwright's `json` reporter. */
export const playwrightReportSchema = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    suites: z.array(suiteSchema),
  })
  .transform(({ stats, suites }): Outcome => {
    const broken = suites.flatMap(listBrokenStories);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, broken };
  });

function listBrokenStories({ file, specs, suites = [] }: Suite): readonly string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) => {
      const error = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0];
      return `${file}: ${title}: ${firstLine(error?.message ?? "")}`;
    });
  return [...own, ...suites.flatMap(listBrokenStories)];
}
