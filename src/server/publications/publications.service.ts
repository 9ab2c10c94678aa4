import { horizonLink } from "#domain/cloud-target/cloud-target.ts";
import { DomainError } from "#domain/domain-error.ts";
import { type CloudTargetId, type ImageId, type PublicationId, publicationIdSchema, type VariantId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import { hasRole } from "#domain/person/role.ts";
import { publishedProperties } from "#domain/publication/glance-properties.ts";
import {
  currentOf,
  excessOf,
  type PublicationChangeWish,
  previousOf,
  standingOfPublication,
} from "#domain/publication/publication.ts";
import type { PublicationWish, Visibility } from "#protocol/cloud-target.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { CloudTargetsService } from "#server/cloud-targets/cloud-targets.service.ts";
import type { Db } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import type { ImagesService } from "#server/images/images.service.ts";
import type { JobsService } from "#server/jobs/jobs.service.ts";
import type { VariantsService } from "#server/variants/variants.service.ts";
import {
  findPendingJob,
  findPublication,
  insertPublication,
  listPublications,
  type PublicationQuery,
  updatePublication,
} from "./publications.repo.ts";

type Deps = {
  db: Db;
  jobs: JobsService;
  images: ImagesService;
  variants: VariantsService;
  cloudTargets: CloudTargetsService;
  audit: Audit;
};

export type NewPublication = {
  readonly imageId: ImageId;
  readonly targetId: CloudTargetId;
  readonly visibility: Visibility;
  /** Projects that a `shared` image is shared with, by id. */
  readonly members: readonly string[];
  /** Why an admin publishes what is not proven; null: it is. */
  readonly unprovenReason: string | null;
};

type Shelf = { readonly variantId: VariantId; readonly targetId: CloudTargetId };

/** Images in clouds: people ask for what should stand there, and the events of jobs say what does. */
export function createPublicationsService({ db, jobs, images, variants, cloudTargets, audit }: Deps) {
  const list = (query: PublicationQuery) => listPublications(db, query).map(view);
  const rowsOf = (shelf: Shelf) => listPublications(db, shelf).map(({ row }) => row);

  function mustFind(id: PublicationId) {
    const row = findPublication(db, id);
    if (row === undefined) throw new DomainError("NOT_FOUND", `There is no publication ${id}.`);
    return row;
  }

  /** One job at a time changes what a variant has on a target: each begins with what the one before left. */
  function refuseWhilePending(shelf: Shelf): void {
    const pending = findPendingJob(db, shelf);
    if (pending !== undefined) throw new DomainError("ALREADY_PUBLISHING", `Job ${pending.id} is not over.`, { job: pending.id });
  }

  function wishFor(actor: Actor, { imageId, visibility, members }: NewPublication): PublicationWish {
    const image = images.byId(actor, { id: imageId });
    const { definition } = variants.byId(actor, { id: image.variantId });
    return {
      ...{ name: definition.title, imageId, variantId: image.variantId, visibility, members: [...members] },
      properties: publishedProperties(image, definition),
      ...{ minDiskGib: definition.minDiskGib, minRamMib: definition.minRamMib },
    };
  }

  /** Proof comes first; only an admin may go without, and says why. */
  function requireProof(actor: Actor, isPublishable: boolean, { imageId, unprovenReason }: NewPublication): void {
    if (isPublishable) return;
    if (unprovenReason === null) throw new DomainError("IMAGE_NOT_PROVEN", `Image ${imageId} has not passed its verification.`);
    if (!hasRole(actor.role, "admin"))
      throw new DomainError("ROLE_TOO_LOW", "Publishing without proof takes an admin.", { role: "admin" });
  }

  /** Queues a job that changes what stands there; it is written down in the same transaction. */
  function enqueueChanges(
    actor: Actor,
    changes: readonly PublicationChangeWish[],
    note: (about: { id: PublicationId; name: string }) => void,
  ) {
    const [first] = changes;
    if (first === undefined) throw new DomainError("NOTHING_TO_ROLL_BACK", "There is nothing to change.");
    const { imageId, variantId, targetId } = mustFind(first.publicationId);
    const recipe = images.builtBy(imageId);
    refuseWhilePending({ variantId, targetId });
    const { name, relayHostId } = cloudTargets.mustBeReachable(actor, { id: targetId });
    const wish = { kind: "change-publications", recipe, variantId, imageId, targetId, changes } as const;
    const { id: jobId } = jobs.enqueue(actor, { ...wish, isReuseAllowed: true, wantedHostId: relayHostId }, () =>
      note({ id: first.publicationId, name }),
    );
    return { publicationId: first.publicationId, jobId };
  }

  return {
    ofImage: (_actor: Actor, { imageId }: { imageId: ImageId }) => list({ imageId }),
    ofTarget: (_actor: Actor, { targetId }: { targetId: CloudTargetId }) => list({ targetId }),
    /** What people get now, everywhere. */
    published: (_actor: Actor) => list({ state: "published" }),

    byId(_actor: Actor, { id }: { id: PublicationId }) {
      const { imageId, targetId } = mustFind(id);
      const [found] = list({ imageId, targetId });
      if (found === undefined) throw new DomainError("NOT_FOUND", `There is no publication ${id}.`);
      return found;
    },

    /** What publishing an image on a target would do to what stands there: hidden, and gone by the target's rule. */
    plan(actor: Actor, { imageId, targetId }: { imageId: ImageId; targetId: CloudTargetId }) {
      const { variantId } = images.byId(actor, { id: imageId });
      const others = listPublications(db, { variantId, targetId }).filter(({ row }) => row.imageId !== imageId);
      const replaced = currentOf(others.map(({ row }) => row));
      const afterwards = others.map(({ row }) => (row.id === replaced?.id ? { ...row, state: "hidden" as const } : row));
      const { keepCount } = cloudTargets.byId(actor, { id: targetId });
      const goes = new Set(excessOf(afterwards, keepCount).map(({ id }) => id));
      const shown = others.map(view);
      return {
        replaced: shown.find(({ id }) => id === replaced?.id) ?? null,
        deleted: shown.filter(({ id }) => goes.has(id)),
      };
    },

    /** Publishes an image on a target. Publishing it there again is the same publication. Throws `IMAGE_NOT_PROVEN`. */
    publish(actor: Actor, wanted: NewPublication) {
      const { imageId, targetId, visibility, unprovenReason } = wanted;
      const image = images.byId(actor, { id: imageId });
      const target = cloudTargets.mustBeReachable(actor, { id: targetId });
      requireProof(actor, image.isPublishable, wanted);
      const { variantId } = image;
      refuseWhilePending({ variantId, targetId });
      const known = rowsOf({ variantId, targetId }).find((row) => row.imageId === imageId);
      if (known?.state === "withdrawn")
        throw new DomainError("PUBLICATION_WITHDRAWN", `Publication ${known.id} was withdrawn.`, { reason: known.reason ?? "" });
      const id = known?.id ?? newId(publicationIdSchema);
      const wish = wishFor(actor, wanted);
      const job = { kind: "publish", recipe: images.builtBy(imageId), variantId, imageId, targetId } as const;
      const details = { image: image.fileName, visibility, ...(unprovenReason !== null && { unproven: unprovenReason }) };
      const { id: jobId } = jobs.enqueue(
        actor,
        { ...job, isReuseAllowed: true, wantedHostId: target.relayHostId },
        () => audit.note(actor, "image-published", { id, name: target.name }, details),
        (newJobId) => {
          // What stands in the cloud stands there while it is published again.
          if (known === undefined)
            insertPublication(db, { id, imageId, targetId, variantId, wish, state: "queued", jobId: newJobId });
          else
            updatePublication(db, id, {
              ...{ wish, jobId: newJobId },
              ...(known.state === "deleted" && { state: "queued" as const, glanceId: null, osHashValue: null }),
            });
        },
      );
      return { publicationId: id, jobId };
    },

    /** Shows again what a variant had on a target before, and hides what it has now. Throws `NOTHING_TO_ROLL_BACK`. */
    rollback(actor: Actor, shelf: Shelf) {
      const rows = rowsOf(shelf);
      const [previous, current] = [previousOf(rows), currentOf(rows)];
      if (previous === null) throw new DomainError("NOTHING_TO_ROLL_BACK", "Nothing that was replaced is left there.");
      const changes: PublicationChangeWish[] = [
        { publicationId: previous.id, state: "published", reason: null },
        ...(current === null ? [] : [{ publicationId: current.id, state: "hidden", reason: null } as const]),
      ];
      return enqueueChanges(actor, changes, (about) =>
        audit.note(actor, "publication-rolled-back", about, { image: previous.imageId }),
      );
    },

    /** Takes a publication out of use: nobody can start a server from it any more. */
    withdraw(actor: Actor, { id, reason }: { id: PublicationId; reason: string }) {
      const { state } = mustFind(id);
      if (state !== "published" && state !== "hidden")
        throw new DomainError("PUBLICATION_NOT_THERE", `Publication ${id} is ${state}.`);
      const changes = [{ publicationId: id, state: "withdrawn", reason } as const];
      return enqueueChanges(actor, changes, (about) => audit.note(actor, "publication-withdrawn", about, { reason }));
    },
  };
}

function view({
  row,
  targetName,
  targetDefinition,
  imageFileName,
  sha512,
  variantName,
  job,
}: ReturnType<typeof listPublications>[number]) {
  const { id, imageId, targetId, variantId, wish, glanceId, osHashValue, jobId, reason, createdAt, publishedAt, changedAt } = row;
  const standing = standingOfPublication(row.state, job.state);
  return {
    ...{ id, imageId, imageFileName, variantId, variantName, targetId, targetName, glanceId, osHashValue, sha512, standing },
    ...{ visibility: wish.visibility, jobId, jobState: job.state, failure: job.failure, reason },
    ...{ createdAt, publishedAt, changedAt },
    /** Glance has exactly our bytes. */
    isHashVerified: osHashValue !== null && osHashValue === sha512,
    horizonUrl: horizonLink(targetDefinition.horizonUrl, glanceId),
  };
}
