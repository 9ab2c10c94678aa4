// npm run up. Runs on plain Node 20, before anything is installed; what it starts runs on the Node of the npm packages.
import { spawn, spawnSync } from "node:child_process";
import { BUILDER_PACKAGES, installHostPackages } from "./host-packages.mjs";
import { installNpmPackages, NODE } from "./npm-packages.mjs";

try {
  installNpmPackages();
  installHostPackages(BUILDER_PACKAGES);
  const build = spawnSync(NODE, ["src/launch/build.ts"], { stdio: ["ignore", "inherit", "inherit"] });
  if (build.status !== 0) throw new Error("The dashboard could not be built.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const dashboard = spawn(NODE, ["src/launch/start.ts"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
// Ctrl-C reaches the whole process group by itself; a signal to this process alone is passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => dashboard.kill("SIGTERM"));
dashboard.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
