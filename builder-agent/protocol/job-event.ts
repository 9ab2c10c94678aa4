import { z } from "zod";
import { agentFailureSchema } from "./agent-error.ts";
import { publicationStateSchema } from "./cloud-target.ts";
import { scopeIdSchema, stepIdSchema } from "./step-id.ts";

export const stepOutcomeSchema = z.enum(["succeeded", "reused", "skipped", "failed", "cancelled"]);
export type StepOutcome = z.infer<typeof stepOutcomeSchema>;

/** `warned`: works today, and somebody should look at it. `skipped`: was not asked, and `evidence` says why. */
export const checkOutcomeSchema = z.enum(["passed", "warned", "failed", "skipped"]);
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;

/** When a check was made: while building, on the image at rest, on a machine that runs it, or on the mirrors. */
export const checkPhaseSchema = z.enum(["build", "rest", "booted", "mirror"]);
export type CheckPhase = z.infer<typeof checkPhaseSchema>;

export const jobOutcomeSchema = z.enum(["succeeded", "failed", "cancelled"]);
export type JobOutcome = z.infer<typeof jobOutcomeSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that the job leaves on the builder host for the dashboard to fetch. `path` is absolute there. */
export const sealedFileSchema = z.object({
  path: z.string().startsWith("/"),
  sizeBytes: z.number().int().nonnegative(),
  sha256: sha256Schema,
});
export type SealedFile = z.infer<typeof sealedFileSchema>;

/** `v` is the protocol's major version, `at` an ISO 8601 instant of the host's clock. */
const head = { v: z.literal(1), at: z.iso.datetime() };

export const jobEventSchema = z.discriminatedUnion("type", [
  /** `plan` names every step of the pipeline in order, so that a page can show what is still to come. */
  z.object({
    ...head,
    type: z.literal("job.started"),
    recipeHash: sha256Schema,
    agentVersion: z.string(),
    plan: z.array(stepIdSchema),
  }),
  /** What was found in the outside world: these, with the recipe, determine the image. */
  z.object({
    ...head,
    type: z.literal("inputs.resolved"),
    inputs: z.object({
      baseSha256: sha256Schema.optional(),
      packages: z.array(z.object({ name: z.string(), version: z.string(), from: z.string().optional() })).optional(),
      containerImages: z.array(z.object({ name: z.string(), digest: z.string() })).optional(),
    }),
  }),
  z.object({ ...head, type: z.literal("step.started"), step: stepIdSchema }),
  z.object({
    ...head,
    type: z.literal("step.progress"),
    step: stepIdSchema,
    done: z.number().nonnegative(),
    total: z.number().nonnegative().nullable(),
    unit: z.enum(["bytes", "packages", "images", "percent", "seconds"]),
    /** Where a step does several things at once: which of them this is about (a container image). */
    subject: z.string().optional(),
  }),
  z.object({
    ...head,
    type: z.literal("log"),
    step: stepIdSchema.nullable(),
    stream: z.enum(["stdout", "stderr", "agent"]),
    line: z.string(),
  }),
  z.object({ ...head, type: z.literal("warning"), code: z.string(), message: z.string(), step: stepIdSchema.nullable() }),
  z.object({ ...head, type: z.literal("scope.opened"), scope: scopeIdSchema }),
  z.object({ ...head, type: z.literal("scope.closed"), scope: scopeIdSchema, durationMs: z.number().nonnegative() }),
  z.object({
    ...head,
    type: z.literal("check.finished"),
    /** Unique in a job together with `subject`; of a mirror `FACE/SOURCE/ASPECT`. */
    id: z.string(),
    /** `L01` … `L19`: the lesson that the check guards. */
    lesson: z.string().nullable(),
    phase: checkPhaseSchema.default("build"),
    /** What was asked, where one check is made of several things: a mirror's address. */
    subject: z.string().nullable().default(null),
    outcome: checkOutcomeSchema,
    /** What was seen, for a person to judge by. */
    evidence: z.string(),
  }),
  /** A file as the job wrote it into the image. `before` is what the image had there: null is nothing. */
  z.object({
    ...head,
    type: z.literal("file.written"),
    path: z.string(),
    /** Octal; `removed` where the file is gone afterwards. */
    mode: z.string(),
    before: z.string().nullable(),
    after: z.string(),
    /** True: the file is longer than a line of the journal may be, and both texts are cut. */
    isCut: z.boolean(),
  }),
  z.object({
    ...head,
    type: z.literal("inventory.ready"),
    file: sealedFileSchema,
    packageCount: z.number().int(),
    fileCount: z.number().int(),
    contentBytes: z.number().int(),
  }),
  z.object({
    ...head,
    type: z.literal("image.ready"),
    file: sealedFileSchema,
    virtualSizeBytes: z.number().int().positive(),
    sha512: z.string().regex(/^[0-9a-f]{128}$/),
  }),
  /** What now stands in Glance. `osHashValue` is Glance's own sha512 of the data. */
  z.object({
    ...head,
    type: z.literal("publication.changed"),
    glanceId: z.string(),
    state: publicationStateSchema,
    osHashValue: z.string().nullable(),
  }),
  /** A machine in which a step failed waits for whoever asked for it, until then or until the job is cancelled. */
  z.object({
    ...head,
    type: z.literal("machine.kept"),
    address: z.string(),
    port: z.number().int(),
    user: z.string(),
    until: z.iso.datetime(),
  }),
  /** The disk of a failed build as it stood before `nextStep`, kept on its host until then: a build that continues this one goes on there. */
  z.object({ ...head, type: z.literal("checkpoint.kept"), nextStep: stepIdSchema, until: z.iso.datetime() }),
  z.object({
    ...head,
    type: z.literal("step.finished"),
    step: stepIdSchema,
    outcome: stepOutcomeSchema,
    durationMs: z.number().nonnegative(),
  }),
  /** Exactly one, always the last line of a journal. */
  z.object({ ...head, type: z.literal("job.finished"), outcome: jobOutcomeSchema, error: agentFailureSchema.nullable() }),
]);
export type JobEvent = z.infer<typeof jobEventSchema>;
export type JobEventType = JobEvent["type"];
/** An event before the journal stamps version and time on it. */
export type JobEventBody = JobEvent extends infer Event ? (Event extends JobEvent ? Omit<Event, "v" | "at"> : never) : never;
