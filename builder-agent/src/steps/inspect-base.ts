import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { baseIdentity, baseImage } from "../findings.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";
import { CACHE_NOTE, readCachedBase } from "./base-cache.ts";

const infoSchema = z.object({ "virtual-size": z.number(), "backing-filename": z.string().optional() });

/** Reads the base's qcow2 header ourselves before any tool opens it, then asks qemu-img, with the format said. */
export const inspectBase = defineStep({
  id: "inspect-base",
  title: "Inspect base",
  commands: ["qemu-img"],
  run: async ({ job, host, report }: JobContext) => {
    const { folder } = baseIdentity.get(job);
    const base = readCachedBase(folder);
    const path = join(folder, base.file);
    if (base.format === "qcow2") refuseUnsafe(objectionTo(await readQcow2Header(path)));
    const { stdout } = await host.run(["qemu-img", "info", "--output=json", "-f", base.format, path], { isQuiet: true });
    const info = infoSchema.parse(JSON.parse(stdout));
    if (info["backing-filename"] !== undefined) refuseUnsafe("it names a backing file, which could be any file of the builder");
    baseImage.note(job, { path, format: base.format, virtualSizeBytes: info["virtual-size"] });
    report.event({ type: "inputs.resolved", inputs: { baseSha256: base.sha256 } });
    // The age of the note says when the base was last of use: gc goes by it.
    const now = new Date();
    await utimes(join(folder, CACHE_NOTE), now, now);
  },
});

function refuseUnsafe(objection: string | null): void {
  if (objection !== null)
    throw new AgentError("BASE_FORMAT_REJECTED", `The base image cannot be used: ${objection}.`, { subject: objection });
}
