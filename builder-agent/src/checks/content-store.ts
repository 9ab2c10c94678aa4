import { hash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Recipe } from "#protocol/recipe.ts";
import { resolveInRoot } from "../scopes/image-path.ts";
import { digestFile } from "../tools/file-digest.ts";
import { type Check, failed, judgeFinds } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { findFiles } from "./image-files.ts";

const BLOBS = "/var/lib/containerd/io.containerd.content.v1.content/blobs/sha256";
/** Larger blobs are streamed, so that memory stays bounded. */
const SMALL_BYTES = 4_194_304;

/** True where container images are to be in the image. */
export function hasContainerImages({ parts }: Recipe): boolean {
  return parts.some(
    (part) =>
      (part.kind === "kubernetes" && part.prePull.isEnabled) || (part.kind === "custom" && part.containerImages.length > 0),
  );
}

/** What was pulled, byte by byte. */
export const CONTENT_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "prepulled-blobs-whole",
    lesson: "L15",
    meaning: "Every blob of the pulled container images hashes to its name.",
    applies: hasContainerImages,
    run: async ({ root, signal }) => {
      const blobs = findFiles(root.path, [{ folder: BLOBS, names: /^[0-9a-f]{64}$/ }]);
      if (blobs.length === 0) return failed(`${BLOBS} is empty`);
      const broken: string[] = [];
      for (const blob of blobs) if ((await digest(resolveInRoot(root.path, blob), signal)) !== basename(blob)) broken.push(blob);
      return judgeFinds(broken, `broken ones of ${blobs.length} blobs`);
    },
  },
];

async function digest(file: string, signal: AbortSignal): Promise<string> {
  if (lstatSync(file).size <= SMALL_BYTES) return hash("sha256", readFileSync(file), "hex");
  return (await digestFile(file, ["sha256"], signal)).digests.get("sha256") ?? "";
}
