import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AuditAction, AuditDetails } from "#domain/audit/audit.ts";
import type { PersonId } from "#domain/id.ts";
import { createdAt, json } from "./column.ts";

/** Who did what, written in the transaction that does it and never changed. Names are as they were then. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    personId: text("person_id").$type<PersonId>().notNull(),
    action: text("action").$type<AuditAction>().notNull(),
    subjectId: text("subject_id").notNull(),
    subjectName: text("subject_name").notNull(),
    details: json("details").$type<AuditDetails>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("audit_person").on(table.personId), index("audit_action").on(table.action)],
);
