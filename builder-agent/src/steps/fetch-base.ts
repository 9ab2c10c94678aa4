import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { baseIdentity } from "../findings.ts";
import { ARIA2_EXIT_CODES, readAria2Percent } from "../tools/aria2.ts";
import { digestFile } from "../tools/file-digest.ts";
import { syncFile } from "../tools/sync-file.ts";
import { bypassDownload, CACHE_NOTE, type CachedBase } from "./base-cache.ts";

const FILE = "base.img";

/** Slow and filtered links (lesson 12): four connections, resumed where an earlier build was cut off. */
const ARIA2_OPTIONS = [
  ...["--no-conf=true", "--continue=true", "--split=4", "--max-connection-per-server=4", "--min-split-size=1M"],
  ...["--max-tries=5", "--retry-wait=3", "--connect-timeout=15", "--timeout=60", "--allow-overwrite=true"],
  ...["--auto-file-renaming=false", "--follow-torrent=false", "--follow-metalink=false", "--file-allocation=none"],
  ...["--summary-interval=1", "--console-log-level=warn", "--download-result=hide", "--enable-color=false"],
];

/** Downloads the base image into the cache. It appears there only when its digest is the expected one. */
export const fetchBase = defineStep({
  id: "fetch-base",
  title: "Fetch base",
  commands: ["aria2c"],
  unneeded: bypassDownload,
  run: async (context: JobContext) => {
    const { recipe, job, signal, report } = context;
    const { folder, content } = baseIdentity.get(job);
    if (recipe.base.origin.kind !== "url" || content.kind !== "download") return;
    const partial = `${folder}.partial`;
    if (!context.isReuseAllowed) await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await download(recipe.base.origin.url, partial, context);
    const { digests } = await digestFile(join(partial, FILE), ["sha256", "sha512"], signal);
    const found = digests.get(content.digest.algorithm);
    if (found !== content.digest.value) {
      await rm(partial, { recursive: true, force: true });
      const message = `${recipe.base.origin.url} has the ${content.digest.algorithm} ${found}, expected ${content.digest.value}.`;
      throw new AgentError("BASE_CHECKSUM_MISMATCH", message, { subject: recipe.base.origin.url });
    }
    const note: CachedBase = {
      file: FILE,
      format: "qcow2",
      sha256: digests.get("sha256") ?? "",
      sealedAt: new Date().toISOString(),
    };
    await syncFile(join(partial, FILE));
    await writeFile(join(partial, CACHE_NOTE), JSON.stringify(note));
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    report.log("agent", `The base has the expected ${content.digest.algorithm} ${found}.`);
  },
});

async function download(url: string, folder: string, { host, report }: JobContext): Promise<void> {
  const { exitCode, stderr, stdout } = await host.run(["aria2c", ...ARIA2_OPTIONS, `--dir=${folder}`, `--out=${FILE}`, url], {
    okExitCodes: Array.from({ length: 33 }, (_, code) => code),
    onLine: (line) => {
      const percent = readAria2Percent(line);
      if (percent !== null) report.progress(percent, 100, "percent");
    },
  });
  if (exitCode === 0) return;
  const code = ARIA2_EXIT_CODES.get(exitCode) ?? "MIRROR_UNREACHABLE";
  throw new AgentError(code, `${url} could not be downloaded (aria2c exit code ${exitCode}).`, {
    command: "aria2c",
    exitCode,
    stderrTail: (stderr || stdout).slice(-2048),
    subject: url,
  });
}
