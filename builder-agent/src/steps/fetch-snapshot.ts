import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AgentError } from "#protocol/agent-error.ts";
import type { DiskFile } from "../disk-file.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { attachMethod, serverImage, workingDisk } from "../findings.ts";
import { downloadFile } from "../openstack/download-file.ts";
import { proven } from "../openstack/fill-image.ts";
import type { GlanceImage } from "../openstack/glance.ts";
import { FORMAT_OF_METHOD } from "../scopes/attach-disk.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { digestFile } from "../tools/file-digest.ts";
import { objectionTo, readQcow2Header } from "../tools/qcow2-header.ts";

type Context = JobContext & WithWorkspace & WithCloud;

/** As which a cloud stores a server's disk: its back end decides (Ceph: raw). */
const formatSchema = z.enum(["qcow2", "raw"]);

/** Brings the snapshot to the builder, proves that it is whole, and makes it the disk that the build goes on with. */
export const fetchSnapshot = defineStep({
  id: "fetch-snapshot",
  title: "Fetch snapshot",
  commands: ["qemu-img"],
  run: async (context: Context) => {
    const { job, jobId, workspace } = context;
    const image = serverImage.get(job);
    const disk = { path: join(workspace, `snapshot-${jobId}`), format: formatOf(image) };
    await fetchFile(image, disk.path, context);
    if (disk.format === "qcow2") refuseUnsafe(objectionTo(await readQcow2Header(disk.path)));
    const attachable = await inFormatOf(disk, context);
    // It has the size of the flavor's disk. What is beyond the recipe's was never anything's: the machine kept its partitions.
    const size = String(context.recipe.diskSizeBytes);
    await context.host.run(["qemu-img", "resize", "-q", "--shrink", "-f", attachable.format, attachable.path, size]);
    await rm(workingDisk.get(job).path, { force: true });
    workingDisk.note(job, attachable);
  },
});

function formatOf(image: GlanceImage): DiskFile["format"] {
  const format = formatSchema.safeParse(image["disk_format"]);
  if (format.success) return format.data;
  throw new AgentError("TARGET_SNAPSHOT_FAILED", `The cloud stores servers' disks as ${String(image["disk_format"])}.`, {
    subject: image.id,
  });
}

async function fetchFile(image: GlanceImage, file: string, { cloud, report, signal }: Context): Promise<void> {
  const sizeBytes = image.size ?? 0;
  await downloadFile({
    ...{ url: await cloud.glance.fileUrl(image.id), file, sizeBytes, signal },
    token: () => cloud.session.freshToken(),
    onBytes: (done) => report.progress(done, sizeBytes, "bytes"),
    onBroken: ({ message }) => report.warning("DOWNLOAD_BROKE", `${message} It goes on.`),
  });
  const { digests } = await digestFile(file, ["sha512"], signal);
  proven(image, { sizeBytes, sha512: digests.get("sha512") ?? "" });
}

/** Where no qcow2 can be attached, the snapshot has to be raw, as the build's own disk is (`create-disk`). */
async function inFormatOf(disk: DiskFile, { host, job }: Context): Promise<DiskFile> {
  if (disk.format === "raw" || FORMAT_OF_METHOD[attachMethod.get(job)] === "qcow2") return disk;
  const path = `${disk.path}.raw`;
  await host.run(["qemu-img", "convert", "-f", disk.format, "-O", "raw", disk.path, path]);
  await rm(disk.path);
  return { path, format: "raw" };
}

/** Whoever has been root in the machine has no say on the file itself, but the cloud in between has. */
function refuseUnsafe(objection: string | null): void {
  if (objection !== null)
    throw new AgentError("TARGET_SNAPSHOT_FAILED", `The snapshot cannot be used: ${objection}.`, { subject: objection });
}
