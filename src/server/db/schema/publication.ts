import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CloudTargetId, ImageId, JobId, PublicationId, VariantId } from "#domain/id.ts";
import type { PublicationRowState } from "#domain/publication/publication.ts";
import type { PublicationWish } from "#protocol/cloud-target.ts";
import { variant } from "./catalog.ts";
import { cloudTarget } from "./cloud-target.ts";
import { createdAt, instant, json } from "./column.ts";
import { image, job } from "./job.ts";

/** An image in a cloud. Publishing twice is one publication: an image has one row a target. */
export const publication = sqliteTable(
  "publication",
  {
    id: text("id").$type<PublicationId>().primaryKey(),
    imageId: text("image_id")
      .$type<ImageId>()
      .notNull()
      .references(() => image.id),
    targetId: text("target_id")
      .$type<CloudTargetId>()
      .notNull()
      .references(() => cloudTarget.id),
    variantId: text("variant_id")
      .$type<VariantId>()
      .notNull()
      .references(() => variant.id),
    /** Frozen when somebody published: what is to stand in Glance. */
    wish: json("wish").$type<PublicationWish>().notNull(),
    glanceId: text("glance_id"),
    state: text("state").$type<PublicationRowState>().notNull(),
    /** Glance's own sha512 of the data. */
    osHashValue: text("os_hash_value"),
    /** The newest job that published it. */
    jobId: text("job_id")
      .$type<JobId>()
      .notNull()
      .references(() => job.id),
    /** Why it was withdrawn. */
    reason: text("reason"),
    createdAt: createdAt(),
    /** When a job that published it last succeeded in that. */
    publishedAt: instant("published_at"),
    changedAt: instant("changed_at"),
  },
  (table) => [
    uniqueIndex("publication_image").on(table.imageId, table.targetId),
    index("publication_variant").on(table.variantId, table.targetId),
    index("publication_glance").on(table.targetId, table.glanceId),
  ],
);
