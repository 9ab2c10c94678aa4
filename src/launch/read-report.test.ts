import { resolve } from "node:path";
import { expect, test } from "vitest";
import { playwrightReportSchema, vitestReportSchema } from "./read-report.ts";

test("vitest's report names each test that failed, and a file that failed as a whole", () => {
  const passed = { status: "passed", fullName: "a host is kind", failureMessages: [] };
  const failed = { status: "failed", fullName: "a host is quick", failureMessages: ["Error: it is slow\n    at host.ts:1"] };
  const report = {
    ...{ numPassedTests: 1, numFailedTests: 1 },
    testResults: [
      { name: resolve("src/host.test.ts"), status: "failed", message: "", assertionResults: [passed, failed] },
      { name: resolve("src/world.test.ts"), status: "failed", message: "no world\nat all", assertionResults: [] },
      { name: resolve("src/fine.test.ts"), status: "passed", message: "", assertionResults: [passed] },
    ],
  };
  expect(vitestReportSchema.parse(report)).toEqual({
    ...{ passed: 1, failed: 2 },
    broken: ["src/host.test.ts: a host is quick: Error: it is slow", "src/world.test.ts: no world"],
  });
});

test("Playwright's report names each story that failed, however deep it stands", () => {
  const story = (title: string, message?: string) => ({
    ...{ title, ok: message === undefined },
    tests: [{ results: [{ errors: message === undefined ? [] : [{ message }] }] }],
  });
  const inner = { file: "log.spec.ts", specs: [story("a log is long", "\u001b[31mError\u001b[39m: it is short\nat all")] };
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0 },
    suites: [{ file: "log.spec.ts", specs: [story("a log is there")], suites: [inner] }],
  };
  expect(playwrightReportSchema.parse(report)).toEqual({
    ...{ passed: 1, failed: 1 },
    broken: ["log.spec.ts: a log is long: Error: it is short"],
  });
});
