import { stat } from "node:fs/promises";
import { DomainError } from "#domain/domain-error.ts";
import type { ImageId, JobId, VariantId } from "#domain/id.ts";
import { isFinished } from "#domain/job/job.ts";
import type { Actor } from "#domain/person/person.ts";
import { makeReport, type VerificationReport } from "#domain/verification/verification.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Db } from "#server/db/client.ts";
import type { JobsService } from "#server/jobs/jobs.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import { findBuiltImage, findNewestVerification, listNewestVerifications } from "./verifications.repo.ts";

type Deps = { db: Db; jobs: JobsService; variants: VariantsService; audit: Audit };

export type VerificationsService = ReturnType<typeof createVerificationsService>;

/** Proving images: asking for it, and what was found. */
export function createVerificationsService({ db, jobs, variants, audit }: Deps) {
  return {
    newest: () => listNewestVerifications(db),

    /** Verifies an image by the recipe that it was built by; one that is at it, or about to be, is not begun a second time. */
    start(actor: Actor, { imageId }: { imageId: ImageId }) {
      const image = findBuiltImage(db, imageId);
      if (image === undefined || image.deletedAt !== null) throw new DomainError("NOT_FOUND", `There is no image ${imageId}.`);
      const newest = findNewestVerification(db, imageId);
      const known = newest === undefined ? undefined : jobs.find(newest);
      if (known !== undefined && !isFinished(known.state) && known.cancelRequestedAt === null) return { jobId: known.id };
      const { recipe, variantId } = image;
      const wish = { kind: "verify", recipe, variantId, imageId, isReuseAllowed: true, wantedHostId: null } as const;
      const { id } = jobs.enqueue(actor, wish, (jobId) =>
        audit.note(actor, "verification-asked", { id: imageId, name: image.fileName }, { job: jobId }),
      );
      return { jobId: id };
    },

    /** Verifies a file of the dashboard's own machine by the checks of a variant. Throws `DISK_FILE_UNUSABLE`. */
    async startFile(actor: Actor, { path, variantId }: { path: string; variantId: VariantId }) {
      const isFile = await stat(path).then(
        (found) => found.isFile(),
        () => false,
      );
      if (!isFile) throw new DomainError("DISK_FILE_UNUSABLE", `${path} is no file on the dashboard's machine.`, { path });
      const { recipe } = variants.resolve(actor, variantId);
      const diskFile = { path, digest: null };
      const wish = { kind: "verify", recipe, variantId, diskFile, isReuseAllowed: true, wantedHostId: null } as const;
      const { id } = jobs.enqueue(actor, wish, (jobId) =>
        audit.note(actor, "verification-asked", { id: variantId, name: path }, { job: jobId }),
      );
      return { jobId: id };
    },

    /** The report of a verification that came to its end; one that did not has none, and throws `VERIFICATION_NOT_DONE`. */
    report(actor: Actor, { id }: { id: JobId }): VerificationReport {
      const job = jobs.find(id);
      if (job?.kind !== "verify") throw new DomainError("NOT_FOUND", `There is no verification ${id}.`);
      if (job.state !== "succeeded") throw new DomainError("VERIFICATION_NOT_DONE", `Verification ${id} is ${job.state}.`);
      const image = job.imageId === null ? undefined : findBuiltImage(db, job.imageId);
      const sha256 = image?.sha256 ?? job.diskFile?.digest?.sha256 ?? "";
      return makeReport(job.imageId, sha256, jobs.byId(actor, { id }).checks);
    },

    /** The newest verification of an image with all that it found so far; null where there is none. */
    ofImage(actor: Actor, { imageId }: { imageId: ImageId }) {
      const id = findNewestVerification(db, imageId);
      if (id === undefined) return null;
      const { state, hostName, failure, createdAt, finishedAt, steps, checks } = jobs.byId(actor, { id });
      const currentStep = steps.find((step) => step.state === "running")?.id ?? null;
      return { jobId: id, state, isOver: isFinished(state), hostName, failure, createdAt, finishedAt, currentStep, checks };
    },
  };
}
