import { z } from "zod";

/** Every id is a UUIDv7 made by the server: sortable by age, safe in a path. */
const idSchema = z.uuid();

export const baseImageIdSchema = idSchema.brand<"BaseImageId">();
export type BaseImageId = z.infer<typeof baseImageIdSchema>;
export const mirrorProfileIdSchema = idSchema.brand<"MirrorProfileId">();
export type MirrorProfileId = z.infer<typeof mirrorProfileIdSchema>;
export const variantIdSchema = idSchema.brand<"VariantId">();
export type VariantId = z.infer<typeof variantIdSchema>;
export const hostIdSchema = idSchema.brand<"HostId">();
export type HostId = z.infer<typeof hostIdSchema>;
/** The agent's `JobId` is the same string. A build is a job of kind build, and has no other id. */
export const jobIdSchema = idSchema.brand<"JobId">();
export type JobId = z.infer<typeof jobIdSchema>;
export const imageIdSchema = idSchema.brand<"ImageId">();
export type ImageId = z.infer<typeof imageIdSchema>;
export const cloudTargetIdSchema = idSchema.brand<"CloudTargetId">();
export type CloudTargetId = z.infer<typeof cloudTargetIdSchema>;
export const publicationIdSchema = idSchema.brand<"PublicationId">();
export type PublicationId = z.infer<typeof publicationIdSchema>;
export const tokenIdSchema = idSchema.brand<"TokenId">();
export type TokenId = z.infer<typeof tokenIdSchema>;
export const channelIdSchema = idSchema.brand<"ChannelId">();
export type ChannelId = z.infer<typeof channelIdSchema>;
export const deliveryIdSchema = idSchema.brand<"DeliveryId">();
export type DeliveryId = z.infer<typeof deliveryIdSchema>;
export const personIdSchema = z.string().min(1).max(64).brand<"PersonId">();
export type PersonId = z.infer<typeof personIdSchema>;
export const sessionIdSchema = z.string().min(1).max(64).brand<"SessionId">();
export type SessionId = z.infer<typeof sessionIdSchema>;
