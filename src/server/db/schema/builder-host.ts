import { sql } from "drizzle-orm";
import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { HostConnection, Transport } from "#domain/builder-host/builder-host.ts";
import type { HostId } from "#domain/id.ts";
import type { AgentFailure } from "#protocol/agent-error.ts";
import type { HostReport } from "#protocol/host-report.ts";
import { createdAt, instant, json, updatedAt } from "./column.ts";

export const builderHost = sqliteTable(
  "builder_host",
  {
    id: text("id").$type<HostId>().primaryKey(),
    name: text("name").notNull(),
    transport: text("transport").$type<Transport>().notNull(),
    /** Address, port and login name are null for the transport `local`. */
    address: text("address"),
    port: integer("port"),
    user: text("user"),
    /** Where the agent keeps everything of its own on the host. */
    folder: text("folder").notNull(),
    /** One line of authorized_keys(5), made by the dispatcher for this host alone. */
    publicKey: text("public_key"),
    /** The private half, sealed to the dispatcher. */
    sealedPrivateKey: text("sealed_private_key"),
    /** The host key that the host showed, and the one that a person confirmed: the base64 field of known_hosts(5). */
    offeredHostKey: text("offered_host_key"),
    pinnedHostKey: text("pinned_host_key"),
    connection: text("connection").$type<HostConnection>().notNull(),
    /** Why `connection` is not `ready`. */
    failure: json("failure").$type<AgentFailure>(),
    report: json("report").$type<HostReport>(),
    agentVersion: text("agent_version"),
    inspectedAt: instant("inspected_at"),
    /** An intention of the web: the dispatcher inspects the host when this is later than `inspectedAt`. */
    inspectionRequestedAt: instant("inspection_requested_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: instant("archived_at"),
  },
  (table) => [uniqueIndex("builder_host_name").on(table.name).where(sql`archived_at is null`)],
);
