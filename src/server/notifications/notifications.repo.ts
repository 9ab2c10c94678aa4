import { desc, eq } from "drizzle-orm";
import type { ChannelId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { notificationChannel, notificationDelivery } from "#server/db/schema/notification.ts";

export type ChannelRow = typeof notificationChannel.$inferSelect;

export function listChannels(db: Db): ChannelRow[] {
  return db.select().from(notificationChannel).orderBy(notificationChannel.id).all();
}

export function findChannel(db: Db, id: ChannelId): ChannelRow | undefined {
  return db.select().from(notificationChannel).where(eq(notificationChannel.id, id)).get();
}

export function insertChannel(db: Db, row: typeof notificationChannel.$inferInsert): void {
  db.insert(notificationChannel).values(row).run();
}

export function updateChannel(db: Db, id: ChannelId, changes: Partial<ChannelRow>): void {
  db.update(notificationChannel).set(changes).where(eq(notificationChannel.id, id)).run();
}

export function deleteChannel(db: Db, id: ChannelId): void {
  db.delete(notificationChannel).where(eq(notificationChannel.id, id)).run();
}

/** A channel's newest deliveries. */
export function listDeliveries(db: Db, channelId: ChannelId, limit: number) {
  const { id, notice, state, attempts, failure, createdAt, sentAt, nextAttemptAt } = notificationDelivery;
  return db
    .select({ id, notice, state, attempts, failure, createdAt, sentAt, nextAttemptAt })
    .from(notificationDelivery)
    .where(eq(notificationDelivery.channelId, channelId))
    .orderBy(desc(id))
    .limit(limit)
    .all();
}

/** Puts something into the outbox, unless this very event lies in it. */
export function insertDelivery(db: Db, row: typeof notificationDelivery.$inferInsert): void {
  db.insert(notificationDelivery).values(row).onConflictDoNothing().run();
}
