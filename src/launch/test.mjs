// npm test. Runs on plain Node 20, before anything is installed; the tests run on the Node of the npm packages.
import { spawnSync } from "node:child_process";
import { BUILDER_PACKAGES, installHostPackages, TEST_PACKAGES } from "./host-packages.mjs";
import { installNpmPackages, NODE } from "./npm-packages.mjs";

installNpmPackages();
installHostPackages([...BUILDER_PACKAGES, ...TEST_PACKAGES]);
const { status } = spawnSync(NODE, ["src/launch/run-tests.ts", "all"], { stdio: ["ignore", "inherit", "inherit"] });
process.exit(status ?? 1);
