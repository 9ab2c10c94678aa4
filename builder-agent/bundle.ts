import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUTPUT = "dist/agent";

/** CommonJS packages inside the bundle (execa's cross-spawn, ssh2) ask for require and their folder, which an ES module has not got. */
const BANNER = `#!/usr/bin/env node
import { createRequire as createAgentRequire } from "node:module";
const require = createAgentRequire(import.meta.url);
const __dirname = import.meta.dirname;
const __filename = import.meta.filename;`;

/** Faster ciphers and a look at the processor that ssh2 takes where they were built; without them it does the same in JavaScript. */
const NATIVE_PARTS = ["*.node", "cpu-features"];

/** Bundles the agent into one file that needs nothing but Node 24. `version` is what it will say of itself. */
async function bundleAgent(version: string): Promise<string> {
  const result = await build({
    entryPoints: ["builder-agent/src/main.ts"],
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    minifySyntax: true,
    legalComments: "none",
    external: NATIVE_PARTS,
    banner: { js: BANNER },
    define: { MIB_AGENT_VERSION: JSON.stringify(version) },
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

/** The version is the hash of the agent's own code: the same sources give the same version, wherever they are bundled. */
const version = createHash("sha256")
  .update(await bundleAgent("unversioned"))
  .digest("hex")
  .slice(0, 16);
mkdirSync(OUTPUT, { recursive: true });
writeFileSync(`${OUTPUT}/agent.mjs`, await bundleAgent(version));
chmodSync(`${OUTPUT}/agent.mjs`, 0o755);
writeFileSync(`${OUTPUT}/version`, `${version}\n`);
process.stdout.write(`${OUTPUT}/agent.mjs ${version}\n`);
