import { sql } from "drizzle-orm";
import { sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CloudTargetDefinition } from "#domain/cloud-target/cloud-target.ts";
import type { CloudTargetId } from "#domain/id.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { CloudReport } from "#protocol/cloud-report.ts";
import { createdAt, instant, json, updatedAt } from "./column.ts";

export const cloudTarget = sqliteTable(
  "cloud_target",
  {
    id: text("id").$type<CloudTargetId>().primaryKey(),
    name: text("name").notNull(),
    definition: json("definition").$type<CloudTargetDefinition>().notNull(),
    /** The password or the application credential's secret, sealed to the dispatcher. Null once the target is archived. */
    sealedSecret: text("sealed_secret"),
    /** What a builder host found there. */
    report: json("report").$type<CloudReport>(),
    /** Why the newest check could not be made. */
    failure: json("failure").$type<AgentFailure>(),
    checkedAt: instant("checked_at"),
    /** An intention of the web: the dispatcher checks the target when this is later than `checkedAt`. */
    checkRequestedAt: instant("check_requested_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: instant("archived_at"),
  },
  (table) => [uniqueIndex("cloud_target_name").on(table.name).where(sql`archived_at is null`)],
);
