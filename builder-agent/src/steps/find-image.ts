import { lstat } from "node:fs/promises";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { verifiedImage } from "../findings.ts";
import { digestFile } from "../tools/file-digest.ts";

/** Makes sure that the file to be verified is there and is the one that was meant: what is said of it holds for these bytes alone. */
export const findImage = defineStep({
  id: "find-image",
  title: "Find image",
  commands: [],
  run: async ({ job, report, signal }: JobContext) => {
    const { path, sha256 } = verifiedImage.get(job);
    const entry = await lstat(path).catch(() => null);
    if (entry?.isFile() !== true)
      throw new AgentError("IMAGE_HASH_MISMATCH", `There is no image file at ${path} on the builder.`, { subject: path });
    const { digests } = await digestFile(path, ["sha256"], signal, (done) => report.progress(done, entry.size, "bytes"));
    const found = digests.get("sha256") ?? "";
    if (found !== sha256)
      throw new AgentError("IMAGE_HASH_MISMATCH", `${path} has the sha256 ${found}, expected was ${sha256}: send it again.`, {
        subject: path,
      });
  },
});
