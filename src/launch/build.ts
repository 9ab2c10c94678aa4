import { spawnSync } from "node:child_process";
import { globSync, statSync } from "node:fs";

type Product = {
  readonly title: string;
  readonly file: string;
  readonly sources: readonly string[];
  readonly command: readonly string[];
};

const PRODUCTS: readonly Product[] = [
  {
    title: "the builder agent",
    file: "dist/agent/agent.mjs",
    sources: ["builder-agent/**/*.ts", "package-lock.json"],
    command: ["builder-agent/bundle.ts"],
  },
  {
    title: "the dashboard",
    file: ".next/BUILD_ID",
    sources: [
      "src/**/*",
      "builder-agent/protocol/*.ts",
      "public/**/*",
      "*.config.{ts,mjs}",
      "package-lock.json",
      "tsconfig.json",
    ],
    command: ["node_modules/next/dist/bin/next", "build"],
  },
];

for (const { title, file, sources, command } of PRODUCTS) {
  const built = changedAt(file);
  if (globSync([...sources]).every((source) => changedAt(source) <= built)) continue;
  console.log(`Building ${title}.`);
  const { status, stdout } = spawnSync(process.execPath, command, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) {
    process.stdout.write(stdout);
    process.exit(1);
  }
}

/** When the file was last written, in milliseconds since 1970; 0 where there is none. A folder counts as never. */
function changedAt(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.mtimeMs : 0;
}
