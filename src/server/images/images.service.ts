import { readFile, rm } from "node:fs/promises";
import { DomainError } from "#domain/domain-error.ts";
import type { ImageId, VariantId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { canBePublished, standingOf } from "#domain/verification/verification.ts";
import { inventorySchema } from "#protocol/inventory.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import type { Db } from "#server/db/client.ts";
import type { VerificationsService } from "#server/verifications/verifications.service.ts";
import { createDownloadLinks, LINK_SECONDS } from "./download-link.ts";
import { findBuiltBy, findImage, listImages, setImageDeleted } from "./images.repo.ts";

type Deps = { db: Db; clock: Clock; folder: DataFolder; verifications: VerificationsService; url: URL; secret: string };
type ImageRow = NonNullable<ReturnType<typeof findImage>>;

export type ImagesService = ReturnType<typeof createImagesService>;

/** The images that are home: their facts, what they hold, and how one gets them. */
export function createImagesService({ db, clock, folder, verifications, url, secret }: Deps) {
  const links = createDownloadLinks(secret);

  function mustFind(id: ImageId) {
    const image = findImage(db, id);
    if (image === undefined || image.deletedAt !== null) throw new DomainError("NOT_FOUND", `There is no image ${id}.`);
    return image;
  }

  /** Adds how far the images are proven, and so what may be done with them. */
  function withProof(rows: readonly ImageRow[]) {
    const newest = verifications.newest();
    return rows.map((row) => {
      const verification = newest.get(row.id) ?? null;
      const isPublishable = canBePublished({ ...row, verification });
      return { ...row, verification, standing: standingOf(verification), isPublishable };
    });
  }

  return {
    list: (_actor: Actor, query: { variantId?: VariantId | undefined; limit?: number }) => withProof(listImages(db, query)),
    byId(_actor: Actor, { id }: { id: ImageId }) {
      const image = mustFind(id);
      const [proven = { ...image, verification: null, standing: standingOf(null), isPublishable: false }] = withProof([image]);
      return { ...proven, file: folder.image(id, image.fileName) };
    },

    /** The recipe that an image was built by. */
    builtBy(id: ImageId): Recipe {
      const recipe = findBuiltBy(db, id);
      if (recipe === undefined) throw new DomainError("NOT_FOUND", `There is no image ${id}.`);
      return recipe;
    },

    /** Packages and files whose name holds `query`, and the largest directories; at most `limit` of each. */
    async inventory(_actor: Actor, { id, query, limit }: { id: ImageId; query: string; limit: number }) {
      mustFind(id);
      const inventory = inventorySchema.parse(JSON.parse(await readFile(folder.inventory(id), "utf8")));
      const packages = inventory.packages.filter((entry) => entry.name.includes(query));
      const files = inventory.files.filter((entry) => entry.path.includes(query));
      const largestFirst = (first: { sizeBytes: number }, second: { sizeBytes: number }) => second.sizeBytes - first.sizeBytes;
      return {
        packages: packages.slice(0, limit),
        packageTotal: packages.length,
        files: files.sort(largestFirst).slice(0, limit),
        fileTotal: files.length,
        directories: inventory.directories.sort(largestFirst).slice(0, limit),
      };
    },

    downloadLink(_actor: Actor, { id }: { id: ImageId }) {
      const expiresAt = new Date(clock().getTime() + LINK_SECONDS * 1_000);
      return { url: new URL(links.path(id, mustFind(id).fileName, expiresAt), url).href, expiresAt };
    },

    /** The file behind an address, for a signed-in person or a good link. */
    open(actor: Actor | null, { id, query }: { id: ImageId; query: URLSearchParams }) {
      if (actor === null && !query.has("signature")) throw new DomainError("SIGN_IN_NEEDED", "Sign in or use a download link.");
      if (actor === null && !links.isGood(id, query, clock()))
        throw new DomainError("LINK_EXPIRED", "The download link is not good any more.");
      const { fileName, sizeBytes, sha256 } = mustFind(id);
      const files = { file: folder.image(id, fileName), inventory: folder.inventory(id), verification: folder.verification(id) };
      return { ...files, fileName, sizeBytes, sha256 };
    },

    /** Deletes the files and keeps the row for the history. */
    async remove(_actor: Actor, { id }: { id: ImageId }) {
      mustFind(id);
      setImageDeleted(db, id, clock());
      await rm(folder.imageFolder(id), { recursive: true, force: true });
      return { id };
    },
  };
}
