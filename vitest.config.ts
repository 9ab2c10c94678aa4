import { defineConfig } from "vitest/config";

/** `unit` is quick and needs nothing but Node; `host` needs root and real host tools, and runs one file after another. */
export default defineConfig({
  test: {
    outputFile: { json: process.env["VITEST_JSON_REPORT"] ?? "test-results/vitest.json" },
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "builder-agent/**/*.test.ts", "e2e/**/*.test.ts"],
          exclude: ["**/*.host.test.ts", "node_modules/**"],
        },
      },
      {
        test: {
          name: "host",
          include: ["src/**/*.host.test.ts", "builder-agent/**/*.host.test.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          // The tests' mirrors are made in a hook, once for a machine: that compiles Kubernetes, five minutes on two idle cores.
          hookTimeout: 1_500_000,
        },
      },
    ],
  },
});
