import { z } from "zod";
import { webUrlSchema } from "./recipe.ts";

/** A name or an id as Keystone has them: anything that is no control character. */
const keystoneNameSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}]+$/u, "keystoneName");

/** Who signs in, without the secret: the password, or that of the application credential. */
const cloudSignInSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("password"),
    userName: keystoneNameSchema,
    userDomain: keystoneNameSchema,
    projectName: keystoneNameSchema,
    projectDomain: keystoneNameSchema,
  }),
  z.object({ kind: z.literal("application-credential"), credentialId: keystoneNameSchema }),
]);

/** An OpenStack as `clouds.yaml` describes one (os-client-config), without its secret. */
export const cloudSchema = z.object({
  /** Keystone's address, with or without its `/v3`. */
  authUrl: webUrlSchema,
  signIn: cloudSignInSchema,
  /** Null: the only region of the catalogue. */
  region: keystoneNameSchema.nullable(),
  interface: z.enum(["public", "internal", "admin"]),
  caCertificate: z
    .string()
    .max(262_144)
    .regex(/^-----BEGIN CERTIFICATE-----/, "certificate")
    .nullable(),
});
export type Cloud = z.infer<typeof cloudSchema>;

export const visibilitySchema = z.enum(["private", "shared", "community", "public"]);
export type Visibility = z.infer<typeof visibilitySchema>;

/** What a server of a snapshot build is made of: names or ids of the cloud's own flavor and network. */
export const serverOrderSchema = z.object({ flavor: keystoneNameSchema, network: keystoneNameSchema });
export type ServerOrder = z.infer<typeof serverOrderSchema>;

/** What is to stand in Glance: all of it, so that the same wish twice gives the same image once. */
export const publicationWishSchema = z.object({
  name: z.string().min(1).max(255),
  /** Our own image's id: the mark by which a publication is known again (property `mib_image`). */
  imageId: z.string().regex(/^[0-9a-f-]{36}$/),
  /** Marks what belongs to one variant of one dashboard (property `mib_variant`). */
  variantId: z.string().regex(/^[0-9a-f-]{36}$/),
  /** Glance's custom properties are strings (lesson 10). */
  properties: z.record(z.string().regex(/^[a-z][a-z0-9_:.-]{0,254}$/, "propertyName"), z.string().max(255)),
  minDiskGib: z.number().int().nonnegative(),
  minRamMib: z.number().int().nonnegative(),
  visibility: visibilitySchema,
  /** Projects that a `shared` image is shared with, by id. */
  members: z.array(keystoneNameSchema),
});
export type PublicationWish = z.infer<typeof publicationWishSchema>;

/** The marks by which what is ours is known in somebody else's cloud, and nothing else is ever touched. */
export const MARKS = {
  image: "mib_image",
  variant: "mib_variant",
  job: "mib_job",
  /** A base image that snapshot builds begin with, kept for the next one. */
  base: "mib_base",
  /** When such a base was last of use, an ISO 8601 instant. */
  usedAt: "mib_used_at",
  /** An image that is not published yet; whoever publishes it takes the mark away. */
  draft: "mib_draft",
} as const;

/** Where a publication stands. `withdrawn` is Glance's `deactivated`: nobody can start a machine from it. */
export const publicationStateSchema = z.enum(["published", "hidden", "withdrawn", "deleted"]);
export type PublicationState = z.infer<typeof publicationStateSchema>;

/** One step of a change: the image with this Glance id is brought to a state. `reason` is kept as a property of the image. */
export const publicationChangeSchema = z.object({
  glanceId: z.string().regex(/^[0-9a-f-]{36}$/),
  state: publicationStateSchema,
  reason: z.string().max(255).nullable(),
});
export type PublicationChange = z.infer<typeof publicationChangeSchema>;
