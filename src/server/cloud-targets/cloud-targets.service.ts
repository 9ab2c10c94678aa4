import type { CloudTargetSettings, Credentials, NewCloudTarget, UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { sealedSecretPlace } from "#domain/cloud-target/sealed-secret-place.ts";
import { DomainError } from "#domain/domain-error.ts";
import { type CloudTargetId, cloudTargetIdSchema, type HostId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Cloud } from "#protocol/cloud-target.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import type { HostsService } from "#server/hosts/hosts.service.ts";
import { newId } from "#server/id.ts";
import { seal } from "#server/secrets/seal.ts";
import { readSealPublicKey } from "#server/secrets/seal-public-key.ts";
import { listVariantsBuiltIn } from "#server/variants/variants.repo.ts";
import { findTarget, findTargetByName, insertTarget, listTargets, type TargetRow, updateTarget } from "./cloud-targets.repo.ts";
import { type ReadCloud, readCredentials } from "./read-credentials.ts";

type Deps = { db: Db; clock: Clock; folder: DataFolder; hosts: HostsService; audit: Audit };

export type CloudTargetsService = ReturnType<typeof createCloudTargetsService>;

/** Clouds in which images are published. Their secrets go in here and never come out: the dispatcher alone opens them. */
export function createCloudTargetsService({ db, clock, folder, hosts, audit }: Deps) {
  /** The host near a target that its jobs run on; null: any. Throws `RELAY_ARCHIVED` where it is no more. */
  function relayOf(actor: Actor, id: HostId | null): HostId | null {
    if (id === null) return null;
    const { name, archivedAt } = hosts.byId(actor, { id });
    if (archivedAt !== null)
      throw new DomainError("RELAY_ARCHIVED", `The relay host ${name} is archived.`, { name, field: "relayHostId" });
    return id;
  }

  /** Everything but the secret. */
  function view(actor: Actor, row: TargetRow) {
    const { id, name, definition, report, failure, checkedAt, checkRequestedAt, createdAt, archivedAt } = row;
    const isChecking = checkRequestedAt !== null && (checkedAt === null || checkRequestedAt > checkedAt);
    const relay = definition.relayHostId === null ? null : hosts.byId(actor, { id: definition.relayHostId });
    return {
      ...{ id, name, ...definition, report, failure, checkedAt, isChecking, createdAt, archivedAt },
      relayHost: relay === null ? null : { id: relay.id, name: relay.name, isArchived: relay.archivedAt !== null },
    };
  }

  function mustFind(id: CloudTargetId): TargetRow {
    const target = findTarget(db, id);
    if (target === undefined) throw new DomainError("NOT_FOUND", `There is no cloud target ${id}.`);
    return target;
  }

  function mustBeInUse(id: CloudTargetId): TargetRow {
    const target = mustFind(id);
    if (target.archivedAt !== null) throw new DomainError("ARCHIVED", `${target.name} is archived.`);
    return target;
  }

  function refuseTakenName(name: string, but?: CloudTargetId): void {
    const other = findTargetByName(db, name);
    if (other !== undefined && other.id !== but)
      throw new DomainError("NAME_TAKEN", `The name ${name} is taken.`, { name, field: "name" });
  }

  const sealFor = (id: CloudTargetId, secret: string) => seal(readSealPublicKey(folder.keys), secret, sealedSecretPlace(id));

  /** Writes a change and who made it, in one transaction. */
  function change(actor: Actor, target: TargetRow, changes: Partial<TargetRow>, verb: string) {
    writeAtOnce(db, () => {
      updateTarget(db, target.id, changes);
      audit.note(actor, "cloud-target-changed", target, { verb });
    });
    return view(actor, mustFind(target.id));
  }

  return {
    list: (actor: Actor) => listTargets(db).map((row) => view(actor, row)),
    byId: (actor: Actor, { id }: { id: CloudTargetId }) => view(actor, mustFind(id)),

    /** A target that a job may be queued for, and the host that the job is to run on. Throws `ARCHIVED` and `RELAY_ARCHIVED`. */
    mustBeReachable(actor: Actor, { id }: { id: CloudTargetId }) {
      const target = mustBeInUse(id);
      return { ...target, relayHostId: relayOf(actor, target.definition.relayHostId) };
    },

    /** A target in which something may be built. Throws `ARCHIVED` and `TARGET_HAS_NO_MACHINES`. */
    mustHaveMachines({ id }: { id: CloudTargetId }): TargetRow {
      const target = mustBeInUse(id);
      const { name } = target;
      if (target.definition.machines === null)
        throw new DomainError("TARGET_HAS_NO_MACHINES", `${name} does not say what its servers are made of.`, { name });
      return target;
    },

    /** What a pasted file says, without its secrets. Throws `CREDENTIALS_UNREADABLE`. */
    read: (_actor: Actor, { text }: { text: string }): UnderstoodCloud[] =>
      readCredentials(text).map(({ secret, ...cloud }) => ({ ...cloud, hasSecret: secret !== null })),

    /** Adds a target, to be checked at once. */
    create(actor: Actor, { name, credentials, ...settings }: NewCloudTarget) {
      refuseTakenName(name);
      relayOf(actor, settings.relayHostId);
      const { cloud, secret } = chooseCloud(credentials);
      const id = newId(cloudTargetIdSchema);
      const row = { id, name, definition: { ...settings, cloud }, sealedSecret: sealFor(id, secret), checkRequestedAt: clock() };
      writeAtOnce(db, () => {
        insertTarget(db, row);
        audit.note(actor, "cloud-target-changed", row, { verb: "created" });
      });
      return view(actor, mustFind(id));
    },

    /** Changes what is no matter of signing in. */
    update(actor: Actor, { id, settings: { name, ...settings } }: { id: CloudTargetId; settings: CloudTargetSettings }) {
      const target = mustBeInUse(id);
      refuseTakenName(name, id);
      relayOf(actor, settings.relayHostId);
      return change(actor, target, { name, definition: { ...target.definition, ...settings } }, "updated");
    },

    /** Puts other credentials in the place of the old, to be checked at once. */
    setCredentials(actor: Actor, { id, credentials }: { id: CloudTargetId; credentials: Credentials }) {
      const target = mustBeInUse(id);
      const { cloud, secret } = chooseCloud(credentials);
      const definition = { ...target.definition, cloud };
      const changes = { definition, sealedSecret: sealFor(id, secret), checkRequestedAt: clock() };
      return change(actor, target, changes, "credentials changed");
    },

    check(actor: Actor, { id }: { id: CloudTargetId }) {
      mustBeInUse(id);
      updateTarget(db, id, { checkRequestedAt: clock() });
      return view(actor, mustFind(id));
    },

    /** What is published there stays as it is; the secret is thrown away. Throws `STILL_USED` where variants are built there. */
    archive(actor: Actor, { id }: { id: CloudTargetId }) {
      const users = listVariantsBuiltIn(db, id).join(", ");
      if (users !== "") throw new DomainError("STILL_USED", `Variants are built in ${id}: ${users}.`, { users });
      return change(actor, mustBeInUse(id), { archivedAt: clock(), sealedSecret: null }, "archived");
    },
  };
}

/** Throws `CLOUD_NOT_CHOSEN` where it is not clear which cloud is meant, and `CREDENTIALS_UNREADABLE` where there is no secret. */
function chooseCloud({ text, cloudName, secret, caCertificate }: Credentials): { cloud: Cloud; secret: string } {
  const clouds = readCredentials(text);
  const chosen = cloudName === null && clouds.length === 1 ? clouds[0] : clouds.find(({ name }) => name === cloudName);
  if (chosen === undefined) throw notChosen(clouds);
  const found = secret ?? chosen.secret;
  if (found === null) {
    const reason = "the file has no password and no secret; give it beside the file.";
    throw new DomainError("CREDENTIALS_UNREADABLE", `The credentials cannot be used: ${reason}`, { reason });
  }
  return { cloud: { ...chosen.cloud, caCertificate }, secret: found };
}

function notChosen(clouds: readonly ReadCloud[]): DomainError {
  const names = clouds.map(({ name }) => name).join(", ");
  return new DomainError("CLOUD_NOT_CHOSEN", `The file has the clouds ${names}: choose one.`, { name: names });
}
