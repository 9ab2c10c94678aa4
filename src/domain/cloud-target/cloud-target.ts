import { z } from "zod";
import { type Cloud, cloudSchema } from "#protocol/cloud-target.ts";
import { webUrlSchema } from "#protocol/recipe.ts";
import { catalogNameSchema } from "../catalog-name.ts";
import { hostIdSchema } from "../id.ts";

/** What a server for a build in the cloud is made of, by name or id. */
const machinesSchema = z.object({
  flavor: z.string().trim().min(1, "required").max(255, "tooLong"),
  network: z.string().trim().min(1, "required").max(255, "tooLong"),
});

/** What may be changed of a target without signing in anew. */
export const cloudTargetSettingsSchema = z.object({
  name: catalogNameSchema,
  /** The address of the cloud's own dashboard, for links. */
  horizonUrl: webUrlSchema.nullable(),
  /** How many hidden publications of a variant stay, the newest first; null: all. */
  keepCount: z.number().int("integer").min(0, "tooSmall").max(1_000, "tooLarge").nullable(),
  /** The builder host near the cloud that everything goes through; null: whichever is free, first one that has the image. */
  relayHostId: hostIdSchema.nullable().default(null),
  /** Null: nothing is built in this cloud. */
  machines: machinesSchema.nullable().default(null),
});
export type CloudTargetSettings = z.infer<typeof cloudTargetSettingsSchema>;

export const cloudTargetDefinitionSchema = cloudTargetSettingsSchema.omit({ name: true }).extend({ cloud: cloudSchema });
export type CloudTargetDefinition = z.infer<typeof cloudTargetDefinitionSchema>;

/** A `clouds.yaml` or an openrc file as somebody pasted it, and what neither can say. */
export const credentialsSchema = z.object({
  text: z.string().min(1, "required").max(262_144, "tooLong"),
  /** Which of the file's clouds; null: its only one. */
  cloudName: z.string().max(255, "tooLong").nullable(),
  /** Where the file has none, as Horizon's openrc asks for it when it is run; null: the file's. */
  secret: z.string().min(1, "required").max(4_096, "tooLong").nullable(),
  /** Files name the certificate by a path on another machine; null: none of its own. */
  caCertificate: cloudSchema.shape.caCertificate,
});
export type Credentials = z.infer<typeof credentialsSchema>;

export const newCloudTargetSchema = cloudTargetSettingsSchema.extend({ credentials: credentialsSchema });
export type NewCloudTarget = z.infer<typeof newCloudTargetSchema>;

/** One cloud of a pasted file, for a person to see before anything is saved. The secret itself is never shown. */
export type UnderstoodCloud = {
  readonly name: string;
  readonly cloud: Cloud;
  readonly hasSecret: boolean;
  /** The path of a CA certificate that the file names and does not hold. */
  readonly caFile: string | null;
};

/** An image's page in Horizon; null where the target has none. */
export function horizonLink(horizonUrl: string | null, glanceId: string | null): string | null {
  if (horizonUrl === null || glanceId === null) return null;
  return `${horizonUrl.replace(/\/+$/, "")}/ngdetails/OS::Glance::Image/${glanceId}`;
}
