import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SealedFile } from "#protocol/job-event.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { compactedImage, inventoryDraft } from "../findings.ts";
import { digestFile } from "../tools/file-digest.ts";

/** Hashes the image in one pass and puts it, with its inventory, where it is found by its sha256; `gc` keeps it for a day. */
export const sealImage = defineStep({
  id: "seal-image",
  title: "Seal image",
  commands: [],
  run: async ({ job, report, recipe, signal, state }: JobContext) => {
    const image = compactedImage.get(job);
    const inventory = inventoryDraft.get(job);
    const { digests, sizeBytes } = await digestFile(image, ["sha256", "sha512"], signal, (done) =>
      report.progress(done, null, "bytes"),
    );
    const sha256 = digests.get("sha256") ?? "";
    const inventoryDigest = await digestFile(inventory.path, ["sha256"], signal);

    await mkdir(state.sealed, { recursive: true, mode: 0o755 });
    const draft = await mkdtemp(join(state.sealed, "draft-"));
    await rename(image, join(draft, "image.qcow2"));
    await rename(inventory.path, join(draft, "inventory.json"));
    const folder = join(state.sealed, sha256);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);

    const { packageCount, fileCount, contentBytes } = inventory;
    const inventoryFile: SealedFile = {
      path: join(folder, "inventory.json"),
      sizeBytes: inventoryDigest.sizeBytes,
      sha256: inventoryDigest.digests.get("sha256") ?? "",
    };
    report.event({ type: "inventory.ready", file: inventoryFile, packageCount, fileCount, contentBytes });
    report.event({
      type: "image.ready",
      file: { path: join(folder, "image.qcow2"), sizeBytes, sha256 },
      virtualSizeBytes: recipe.diskSizeBytes,
      sha512: digests.get("sha512") ?? "",
    });
  },
});
