import { rm } from "node:fs/promises";
import { join } from "node:path";
import { MARKS } from "#protocol/cloud-target.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { baseIdentity, cloudBase, workingDisk } from "../findings.ts";
import { fillImage } from "../openstack/fill-image.ts";
import type { GlanceImage } from "../openstack/glance.ts";
import type { WithCloud } from "../scopes/cloud.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { digestFile } from "../tools/file-digest.ts";
import { readCachedBase } from "./base-cache.ts";

type Context = JobContext & WithWorkspace & WithCloud;

const GIBIBYTE = 1_073_741_824;

/** What makes machines of it fast (lesson 10), and lets a cloud kernel, which has no driver for IDE, see its config drive (proven). */
const HARDWARE = {
  ...{ hw_disk_bus: "virtio", hw_vif_model: "virtio", hw_rng_model: "virtio" },
  ...{ hw_cdrom_bus: "scsi", hw_scsi_model: "virtio-scsi" },
};

/**
 * Brings the working disk into Glance, for a server to begin with: private, and kept for the next build on the same base with the
 * same size, as the base images of the builder are. A disk that has been there unused for a month goes (`remove-orphans`).
 */
export const uploadBase = defineStep({
  id: "upload-base",
  title: "Upload base",
  commands: ["qemu-img"],
  run: async (context: Context) => {
    const { job, cloud, isReuseAllowed } = context;
    const key = `${readCachedBase(baseIdentity.get(job).folder).sha256}-${context.recipe.diskSizeBytes}`;
    const known = isReuseAllowed ? await findBase(key, context) : undefined;
    const base = known ?? (await makeBase(key, context));
    await cloud.glance.change(base, { [MARKS.usedAt]: new Date().toISOString() });
    cloudBase.note(job, base.id);
    return known === undefined ? undefined : "reused";
  },
});

/** Of our own project alone: an admin is shown everybody's images. */
async function findBase(key: string, { cloud }: Context): Promise<GlanceImage | undefined> {
  const { projectId } = await cloud.session.identity();
  const known = await cloud.glance.marked(MARKS.base, key);
  return known.find(({ status, owner }) => status === "active" && owner === projectId);
}

async function makeBase(key: string, context: Context): Promise<GlanceImage> {
  const { cloud, host, job, jobId, recipe, signal, workspace } = context;
  const path = join(workspace, `base-${jobId}.qcow2`);
  const disk = workingDisk.get(job);
  // zlib: whoever runs the cloud chose its qemu, and zstd needs 5.1.
  await host.run(["qemu-img", "convert", "-c", "-m", "16", "-W", "-f", disk.format, "-O", "qcow2", disk.path, path]);
  const { sizeBytes, digests } = await digestFile(path, ["sha512"], signal);
  const file = { path, sizeBytes, sha512: digests.get("sha512") ?? "" };
  const { codename, distro } = recipe.base;
  const marks = { [MARKS.base]: key, [MARKS.job]: jobId, [MARKS.variant]: recipe.variant.id };
  const image = await cloud.glance.create({
    ...{ name: `mib-base-${distro}-${codename}`, minDiskGib: Math.ceil(recipe.diskSizeBytes / GIBIBYTE), minRamMib: 0 },
    properties: { ...HARDWARE, ...marks },
  });
  try {
    return await fillImage({ cloud, imageId: image.id, file }, context);
  } catch (cause) {
    // The job's own signal may be what ended it.
    const { glance } = cloud.underSignal(AbortSignal.timeout(REMOVE_MS));
    await glance
      .remove(image.id)
      .catch(() => context.report.warning("RELEASE_FAILED", `The image ${image.id} stays unfinished.`));
    throw cause;
  } finally {
    await rm(path, { force: true });
  }
}

/** As long as a scope has for its release. */
const REMOVE_MS = 60_000;
