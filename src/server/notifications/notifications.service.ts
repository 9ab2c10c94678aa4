import { DomainError } from "#domain/domain-error.ts";
import { type ChannelId, channelIdSchema, deliveryIdSchema } from "#domain/id.ts";
import { type ChannelWish, channelSecretPlace, MIN_SIGNING_SECRET } from "#domain/notification/notification.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Audit } from "#server/audit/audit.service.ts";
import type { Clock } from "#server/clock.ts";
import type { DataFolder } from "#server/data-folder.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { seal } from "#server/secrets/seal.ts";
import { readSealPublicKey } from "#server/secrets/seal-public-key.ts";
import {
  type ChannelRow,
  deleteChannel,
  findChannel,
  insertChannel,
  insertDelivery,
  listChannels,
  listDeliveries,
  updateChannel,
} from "./notifications.repo.ts";

/** So many of the last deliveries are shown with a channel. */
const SHOWN = 5;

type Deps = { db: Db; clock: Clock; folder: DataFolder; audit: Audit };

/** Where people are told of what happens. The dispatcher sends; a channel's secret goes in here and never comes out. */
export function createNotificationsService({ db, clock, folder, audit }: Deps) {
  function mustFind(id: ChannelId): ChannelRow {
    const channel = findChannel(db, id);
    if (channel === undefined) throw new DomainError("NOT_FOUND", `There is no notification channel ${id}.`);
    return channel;
  }

  /** The secret to keep: the new one, or the one before where none is given and it goes to the same place. */
  function sealSecret(id: ChannelId, { way, secret }: ChannelWish, before: ChannelRow | null): string | null {
    const placeOf = (known: ChannelWish["way"]) => (known.kind === "email" ? known.host : new URL(known.url).origin);
    const kept =
      before !== null && before.way.kind === way.kind && placeOf(before.way) === placeOf(way) ? before.sealedSecret : null;
    if (way.kind === "webhook" && secret.length < MIN_SIGNING_SECRET && (secret !== "" || kept === null))
      throw new DomainError("SIGNING_SECRET_TOO_SHORT", `A webhook's secret has ${MIN_SIGNING_SECRET} characters at least.`);
    if (secret === "") return kept;
    return seal(readSealPublicKey(folder.keys), secret, channelSecretPlace(id));
  }

  return {
    list: (_actor: Actor) =>
      listChannels(db).map(({ id, name, way, kinds, sealedSecret }) => ({
        ...{ id, name, way, kinds, hasSecret: sealedSecret !== null },
        deliveries: listDeliveries(db, id, SHOWN),
      })),

    create(actor: Actor, wish: ChannelWish) {
      const id = newId(channelIdSchema);
      const { name, way, kinds } = wish;
      writeAtOnce(db, () => {
        insertChannel(db, { id, name, way, kinds, sealedSecret: sealSecret(id, wish, null), createdAt: clock() });
        audit.note(actor, "notifications-changed", { id, name }, { verb: "created", way: way.kind });
      });
      return { id };
    },

    /** Throws `SIGNING_SECRET_TOO_SHORT` also where a webhook moves to another origin without a new secret: it is not sent there. */
    update(actor: Actor, { id, channel }: { id: ChannelId; channel: ChannelWish }) {
      return writeAtOnce(db, () => {
        const { name, way, kinds } = channel;
        const sealedSecret = sealSecret(id, channel, mustFind(id));
        updateChannel(db, id, { name, way, kinds, sealedSecret, updatedAt: clock() });
        audit.note(actor, "notifications-changed", { id, name }, { verb: "updated", way: way.kind });
        return { id };
      });
    },

    remove(actor: Actor, { id }: { id: ChannelId }) {
      return writeAtOnce(db, () => {
        const { name, way } = mustFind(id);
        deleteChannel(db, id);
        audit.note(actor, "notifications-changed", { id, name }, { verb: "removed", way: way.kind });
        return { id };
      });
    },

    /** Puts a test into the outbox. Whether it arrived stands among the channel's deliveries a moment later. */
    sendTest(_actor: Actor, { id: channelId }: { id: ChannelId }) {
      const { name } = mustFind(channelId);
      const [id, now] = [newId(deliveryIdSchema), clock()];
      const notice = {
        kind: "test",
        at: now.toISOString(),
        subject: name,
        details: {},
        path: "/settings/notifications",
      } as const;
      insertDelivery(db, { id, channelId, key: `test/${id}`, notice, state: "waiting", createdAt: now, nextAttemptAt: now });
      return { id };
    },
  };
}
