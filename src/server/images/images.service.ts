import { rm } from "node:fs/promises";
import { DomainError } from "#domain/domain-error.ts";
import type { ImageId, VariantId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { canBePublished, standingOf } from "#domain/verification/verification.ts";
import type { Recipe } from "#protocol/recipe.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { VerificationsService } from "#server/verifications/verifications.service.ts";
import { createDownloadLinks, LINK_SECONDS } from "./download-link.ts";
import { createImageContents } from "./image-contents.ts";
import {
  findBuiltBy,
  findImage,
  findOrigin,
  listHistory,
  listImages,
  listOtherImages,
  setImageDeleted,
  setImageDownloaded,
  setImagePinned,
} from "./images.repo.ts";
import { createInventoryShelf } from "./inventory-shelf.ts";

type Deps = {
  db: Db;
  clock: Clock;
  folder: DataFolder;
  verifications: VerificationsService;
  audit: Audit;
  url: URL;
  secret: string;
};
type Contents = ReturnType<typeof createImageContents>;
type Query<Verb extends keyof Contents> = Parameters<Contents[Verb]>[0];
type ImageRow = NonNullable<ReturnType<typeof findImage>>;

/** Every write wakes the dispatcher and every page: a download in a thousand ranges must not. */
const DOWNLOAD_NOTED_EVERY_MS = 60_000;

/** As many points as a chart of a card's width tells apart. */
const MOST_IN_HISTORY = 50;

export type ImagesService = ReturnType<typeof createImagesService>;

/** The images that are home: their facts, what they hold, and how one gets them. */
export function createImagesService({ db, clock, folder, verifications, audit, url, secret }: Deps) {
  const links = createDownloadLinks(secret);
  const shelf = createInventoryShelf(folder);
  const contents = createImageContents(shelf);

  function mustFind(id: ImageId) {
    const image = findImage(db, id);
    if (image === undefined || image.deletedAt !== null) throw new DomainError("NOT_FOUND", `There is no image ${id}.`);
    return image;
  }

  function mustFindBoth({ fromId, toId }: { fromId: ImageId; toId: ImageId }): void {
    mustFind(fromId);
    mustFind(toId);
  }

  function describe(id: ImageId) {
    return { ...mustFind(id), origin: findOrigin(db, id) ?? null };
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
    /** The last images of a variant in numbers, also those deleted since; the oldest first. */
    history: (_actor: Actor, { variantId }: { variantId: VariantId }) => listHistory(db, variantId, MOST_IN_HISTORY).toReversed(),
    /** What an image is, for other nouns. Throws `NOT_FOUND` where it was deleted. */
    facts: mustFind,
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

    /** The images that one may be compared with, the likeliest first. */
    others: (_actor: Actor, { id, ...query }: { id: ImageId; search: string; limit: number }) =>
      listOtherImages(db, mustFind(id), query),

    /** Two images side by side: what each is, who had it built by which recipe, and how much differs. */
    async comparison(_actor: Actor, { fromId, toId }: Query<"countChanges">) {
      const [from, to] = [describe(fromId), describe(toId)];
      return { from, to, ...(await contents.countChanges({ fromId, toId })) };
    },

    async changedPackages(_actor: Actor, query: Query<"changedPackages">) {
      mustFindBoth(query);
      return contents.changedPackages(query);
    },

    async changedFiles(_actor: Actor, query: Query<"changedFiles">) {
      mustFindBoth(query);
      return contents.changedFiles(query);
    },

    async inventory(_actor: Actor, query: Query<"search">) {
      mustFind(query.id);
      return contents.search(query);
    },

    async folder(_actor: Actor, query: Query<"folder">) {
      mustFind(query.id);
      return contents.folder(query);
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
      const { fileName, sizeBytes, sha256, downloadedAt } = mustFind(id);
      // So that the retention rule does not take it out of somebody's hands.
      if (clock().getTime() - (downloadedAt?.getTime() ?? 0) >= DOWNLOAD_NOTED_EVERY_MS) setImageDownloaded(db, id, clock());
      const files = { file: folder.image(id, fileName), inventory: folder.inventory(id), verification: folder.verification(id) };
      return { ...files, fileName, sizeBytes, sha256 };
    },

    /** Whether the image stays whatever the retention rule says. */
    setPinned(actor: Actor, { id, isPinned }: { id: ImageId; isPinned: boolean }) {
      return writeAtOnce(db, () => {
        const { fileName, pinnedAt } = mustFind(id);
        if ((pinnedAt !== null) === isPinned) return { id, isPinned };
        setImagePinned(db, id, isPinned ? clock() : null);
        audit.note(actor, isPinned ? "image-pinned" : "image-unpinned", { id, name: fileName });
        return { id, isPinned };
      });
    },

    /** Deletes the files and keeps the row for the history. */
    async remove(actor: Actor, { id }: { id: ImageId }) {
      writeAtOnce(db, () => {
        const { fileName, sizeBytes } = mustFind(id);
        setImageDeleted(db, id, clock());
        audit.note(actor, "image-removed", { id, name: fileName }, { bytes: String(sizeBytes) });
      });
      shelf.forget(id);
      await rm(folder.imageFolder(id), { recursive: true, force: true });
      return { id };
    },
  };
}
