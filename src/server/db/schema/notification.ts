import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ChannelId, DeliveryId } from "#domain/id.ts";
import type { DeliveryState, Notice, NoticeKind, Way } from "#domain/notification/notification.ts";
import { createdAt, instant, json, updatedAt } from "./column.ts";

/** Where people are told of what happens. */
export const notificationChannel = sqliteTable("notification_channel", {
  id: text("id").$type<ChannelId>().primaryKey(),
  name: text("name").notNull(),
  way: json("way").$type<Way>().notNull(),
  kinds: json("kinds").$type<readonly NoticeKind[]>().notNull(),
  /** Sealed to the dispatcher. Null for a mail server that asks for no password. */
  sealedSecret: text("sealed_secret"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** The outbox: what is to be told where, and what became of it. `key` says of which event it is, so that none is told twice. */
export const notificationDelivery = sqliteTable(
  "notification_delivery",
  {
    id: text("id").$type<DeliveryId>().primaryKey(),
    channelId: text("channel_id")
      .$type<ChannelId>()
      .notNull()
      .references(() => notificationChannel.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    notice: json("notice").$type<Notice>().notNull(),
    state: text("state").$type<DeliveryState>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    /** Why the newest attempt did not succeed. */
    failure: text("failure"),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
  },
  (table) => [
    uniqueIndex("notification_delivery_key").on(table.channelId, table.key),
    index("notification_delivery_state").on(table.state, table.nextAttemptAt),
  ],
);

/** What is so for a while, such as a host that is away: it is told when it begins, and again only after it was over. */
export const standingCondition = sqliteTable("standing_condition", {
  key: text("key").primaryKey(),
  since: instant("since").notNull(),
});
