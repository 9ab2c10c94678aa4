import { NEW_LISTING } from "./new-listing.ts";
import type { VariantDefinition } from "./variant.ts";

/** What a variant is but for its names and its base when an admin begins one. Apart from the schema, so that the browser has it without zod. */
export const NEW_VARIANT: Omit<VariantDefinition, "name" | "title" | "baseImageId" | "parts"> = {
  summary: "",
  mirrorProfileId: null,
  pipeline: "chroot",
  snapshotTargetId: null,
  upgrade: "security",
  compression: "zlib",
  diskSizeGib: 8,
  minDiskGib: 8,
  minRamMib: 1_024,
  labels: [],
  isVerifiedAfterBuild: true,
  listing: NEW_LISTING,
};
