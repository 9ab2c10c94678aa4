import { type SQL, sql } from "drizzle-orm";
import { baseImage, mirrorProfile, variant } from "#server/db/schema/catalog.ts";
import { image, job } from "#server/db/schema/job.ts";

/*
 * Conditions over a variant, the build of its newest image (`job`) and its base image. An edit counts where a build of today would
 * follow another recipe for it: texts for people change nothing. The instants come first, for they spare reading the JSON of whatever
 * nobody has touched since, which is nearly everything.
 */

const isOtherBase = sql`json_extract(${job.recipe}, '$.base') <> json_extract(${baseImage.definition}, '$.base')`;

const AS_WRITTEN = sql.raw("'$.pipeline', '$.upgrade', '$.compression', '$.parts'");
const isOtherDisk = sql`json_extract(${job.recipe}, '$.diskSizeBytes') <> json_extract(${variant.definition}, '$.diskSizeGib') * 1073741824`;

const mirrorsNow = sql`coalesce((select json_object('build', json_extract(${mirrorProfile.definition}, '$.build'),
    'image', json_extract(${mirrorProfile.definition}, '$.image')) from ${mirrorProfile}
  where ${mirrorProfile.id} = json_extract(${variant.definition}, '$.mirrorProfileId')), '{"build":null,"image":null}')`;

/** Whether the variant was edited since, in what determines an image. */
export const isDefinitionNewer: SQL<number> = sql`coalesce(${variant.updatedAt} > ${job.createdAt} and (
  json_extract(${job.recipe}, ${AS_WRITTEN}) <> json_extract(${variant.definition}, ${AS_WRITTEN})
  or ${isOtherDisk} or ${isOtherBase} or json_extract(${job.recipe}, '$.mirrors') <> ${mirrorsNow}), 0)`;

/** Whether the base image was edited since, in what determines an image: its address, its checksum, its release. */
export const isBaseNewer: SQL<number> = sql`coalesce(${baseImage.updatedAt} > ${job.createdAt} and ${isOtherBase}, 0)`;

/** On what `baseImage` is joined. */
export const isBaseOfVariant = sql`${baseImage.id} = json_extract(${variant.definition}, '$.baseImageId')`;

/** On what `image` is joined to a variant: the newest that is there. */
export const isNewestImage = sql`${image.id} = (select own.id from ${image} own
  where own.variant_id = ${variant.id} and own.deleted_at is null order by own.created_at desc limit 1)`;
