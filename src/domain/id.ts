import { z } from "zod";

/** Every id is a UUIDv7 made by the server: sortable by age, safe in a path. */
const idSchema = z.uuid();

export const baseImageIdSchema = idSchema.brand<"BaseImageId">();
export const mirrorProfileIdSchema = idSchema.brand<"MirrorProfileId">();
export const variantIdSchema = idSchema.brand<"VariantId">();
export type VariantId = z.infer<typeof variantIdSchema>;
export const hostIdSchema = idSchema.brand<"HostId">();
export type HostId = z.infer<typeof hostIdSchema>;
/** A build is a job of kind build: one id for both, and the agent's `JobId` is the same string. */
export const buildIdSchema = idSchema.brand<"BuildId">();
export type BuildId = z.infer<typeof buildIdSchema>;
export const imageIdSchema = idSchema.brand<"ImageId">();
export type ImageId = z.infer<typeof imageIdSchema>;
export const personIdSchema = z.string().min(1).max(64).brand<"PersonId">();
export type PersonId = z.infer<typeof personIdSchema>;
