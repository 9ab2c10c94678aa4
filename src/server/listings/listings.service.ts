import { DomainError } from "#domain/domain-error.ts";
import type { ImageId, VariantId } from "#domain/id.ts";
import { composeListing, type ImageListing } from "#domain/image/image-listing.ts";
import type { Actor } from "#domain/person/person.ts";
import { draftChange } from "#domain/variant/draft-change.ts";
import { drawingOf } from "#domain/variant/drawing.ts";
import { findLogoFault } from "#domain/variant/logo-fault.ts";
import type { LogoMediaType } from "#domain/variant/logo-file.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { DistroId } from "#protocol/recipe.ts";
import type { ImagesService } from "#server/images/images.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { type LogoShelf, readDrawing } from "./logo-shelf.ts";

type Deps = { images: ImagesService; variants: VariantsService; logos: LogoShelf };

/** As many changed packages as a page of them has; a draft holds fewer. */
const MOST_PACKAGES = 2_000;

/** What the marketplace's end users read: of an image as a file, and the parts that an admin makes it of. */
export function createListingsService({ images, variants, logos }: Deps) {
  async function readLogo(distro: DistroId, { parts, listing: { logo } }: VariantDefinition): Promise<ImageListing["logo"]> {
    const isUpload = logo?.kind === "upload";
    const bytes = isUpload ? await logos.read(logo) : await readDrawing(logo?.drawing ?? drawingOf({ distro, parts }));
    return { mediaType: isUpload ? logo.mediaType : "image/svg+xml", base64: bytes.toString("base64") };
  }

  return {
    /** `listing.json`, for whoever may have the image. Throws `NOT_FOUND`. */
    async ofImage(_actor: Actor | null, { id }: { id: ImageId }): Promise<ImageListing> {
      const { variantId, ...image } = images.facts(id);
      const variant = variants.find(variantId);
      if (variant === undefined) throw new DomainError("NOT_FOUND", `There is no variant ${variantId}.`);
      return composeListing({ variant, image, logo: await readLogo(image.distro, variant.definition) });
    },

    /**
     * What to tell users of a variant's newest image: the packages in which it differs from the one before, and its day. Throws
     * `NOTHING_TO_COMPARE` where there are not two.
     */
    async draftChange(actor: Actor, { variantId }: { variantId: VariantId }) {
      const [newest, before] = images.list(actor, { variantId, limit: 2 });
      if (newest === undefined || before === undefined)
        throw new DomainError("NOTHING_TO_COMPARE", `Variant ${variantId} has fewer than two images.`);
      const two = { fromId: before.id, toId: newest.id };
      const { items } = await images.changedPackages(actor, { ...two, search: "", cursor: 0, limit: MOST_PACKAGES });
      return { day: newest.createdAt.toISOString().slice(0, 10), text: draftChange(items) };
    },

    /** Keeps a picture until some variant names it. Throws `LOGO_TOO_LARGE`, `LOGO_UNREADABLE`, `LOGO_ACTIVE`. */
    async uploadLogo(_actor: Actor, { mediaType, base64 }: { mediaType: LogoMediaType; base64: string }) {
      const bytes = Buffer.from(base64, "base64");
      const fault = findLogoFault(mediaType, bytes);
      if (fault !== null) throw new DomainError(fault, `A logo of ${bytes.length} bytes was refused.`);
      return logos.put(mediaType, bytes);
    },
  };
}
