import { z } from "zod";
import { cloudSchema, publicationChangeSchema, publicationWishSchema, serverOrderSchema } from "./cloud-target.ts";
import { recipeSchema } from "./recipe.ts";

/** Also a file name and an argument of the agent: hence so narrow. */
export const jobIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{8,40}$/, "jobId")
  .brand<"JobId">();
export type JobId = z.infer<typeof jobIdSchema>;

/**
 * What a job is for. `preview` does what a build does to the files of the image, and stops before anything is kept;
 * `check-mirror` asks the mirrors of the recipe's profile for what the recipe would need of them; `publish` brings an image
 * into a cloud's Glance, `change-publications` hides, withdraws, shows again or deletes what is there; `remove-orphans` clears a
 * cloud of what jobs left there that ended without a chance to.
 */
export const jobKindSchema = z.enum([
  ...["build", "preview", "verify", "check-mirror"],
  ...["publish", "change-publications", "remove-orphans"],
] as const);
export type JobKind = z.infer<typeof jobKindSchema>;

/** `rest`: the image's disk is looked at. `booted`: machines are started from it. */
export const verifyPhaseSchema = z.enum(["rest", "booted"]);
export type VerifyPhase = z.infer<typeof verifyPhaseSchema>;

const head = {
  v: z.literal(1),
  jobId: jobIdSchema,
  recipe: recipeSchema,
  /** sha256 of the recipe's one spelling, as the dashboard computed it; the agent refuses another. */
  recipeHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** False: nothing that an earlier job left on the host is used again (`mib build --no-cache`). */
  isReuseAllowed: z.boolean(),
};

/** Jobs that still run: what bears another job's mark and became nothing that stays is an orphan. */
const liveJobIdsSchema = z.array(z.string());

/** Where the machine of a `snapshot` build runs: on the builder host, or as a server of a cloud. */
export const machineOrderSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("virtual-machine") }),
  z.object({
    kind: z.literal("server-instance"),
    cloud: cloudSchema,
    server: serverOrderSchema,
    liveJobIds: liveJobIdsSchema,
  }),
]);
export type MachineOrder = z.infer<typeof machineOrderSchema>;

/** A machine in which a step failed is kept for a while, for whoever has the key to look at. */
export const keepFailedSchema = z.object({
  minutes: z.number().int().min(5).max(240),
  /** A line of authorized_keys(5), without options. */
  publicKey: z
    .string()
    .max(8192)
    .regex(/^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+={0,3}( [^\p{Cc}]*)?$/u, "sshPublicKey"),
});
export type KeepFailed = z.infer<typeof keepFailedSchema>;

/** The image that is to be verified: `path` is absolute on the builder host. */
export const verifiedImageSchema = z.object({
  path: z.string().startsWith("/"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  phases: z.array(verifyPhaseSchema).min(1),
});
export type VerifiedImage = z.infer<typeof verifiedImageSchema>;

/** The file that is to be published: `path` is absolute on the builder host. */
export const publishedFileSchema = z.object({
  path: z.string().startsWith("/"),
  sizeBytes: z.number().int().positive(),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type PublishedFile = z.infer<typeof publishedFileSchema>;

/**
 * The secret of a job that needs one, beside the request on stdin. It is handed from `start` to the runner through a pipe
 * and lies on no disk.
 */
export const jobSecretSchema = z.object({ secret: z.string().min(1).max(4096).optional() });

/** What `builder-agent start` reads from stdin. */
export const jobRequestSchema = z.discriminatedUnion("kind", [
  z.object({
    ...head,
    kind: z.literal("build"),
    /** Null for the pipeline `chroot`, which needs none. */
    machine: machineOrderSchema.nullable().default(null),
    /** Null: a machine goes with its job, however that ended. */
    keepFailed: keepFailedSchema.nullable().default(null),
    /** The failed build of this very recipe whose checkpoint on this host is gone on from; where that is gone too, all is done anew. */
    continues: jobIdSchema.nullable().default(null),
  }),
  z.object({ ...head, kind: z.literal("preview") }),
  z.object({ ...head, kind: z.literal("verify"), image: verifiedImageSchema }),
  z.object({ ...head, kind: z.literal("check-mirror") }),
  z.object({
    ...head,
    kind: z.literal("publish"),
    cloud: cloudSchema,
    file: publishedFileSchema,
    wish: publicationWishSchema,
    /** The Glance id of the publication that this one takes the place of: it is hidden once the new one stands. */
    replacedGlanceId: publicationChangeSchema.shape.glanceId.nullable(),
    liveJobIds: liveJobIdsSchema,
  }),
  z.object({
    ...head,
    kind: z.literal("change-publications"),
    cloud: cloudSchema,
    changes: z.array(publicationChangeSchema).min(1),
  }),
  z.object({ ...head, kind: z.literal("remove-orphans"), cloud: cloudSchema, liveJobIds: liveJobIdsSchema }),
]);
export type JobRequest = z.infer<typeof jobRequestSchema>;

/** What `builder-agent start` prints: one line. `isNew` is false where the job had been started before. */
export const startAnswerSchema = z.object({ v: z.literal(1), jobId: jobIdSchema, isNew: z.boolean() });
export type StartAnswer = z.infer<typeof startAnswerSchema>;
