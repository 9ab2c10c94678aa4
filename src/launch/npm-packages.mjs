// Runs on plain Node 20, before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.installed-lockfile";

/** The Node that came with the npm packages, whatever the machine has. */
export const NODE = "node_modules/.bin/node";

/**
 * Installs the npm packages of the lockfile, unless just these are there.
 *
 * Not by `npm ci`: it refuses a lockfile that lacks the builds for other systems (a registry need not have them), while this
 * takes each version and checksum from the lockfile all the same and does not write it. No package needs its install script.
 */
export function installNpmPackages() {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted && existsSync(NODE)) return;
  console.log("Installing npm packages.");
  const { status } = spawnSync("npm", ["install", "--no-save", "--ignore-scripts", "--loglevel=error"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`npm install ended with status ${status}.`);
  if (!existsSync(NODE))
    throw new Error(`There is no Node package for ${process.arch}: the dashboard runs on x64 and arm64 Linux.`);
  writeFileSync(STAMP, wanted);
}
