import merge from "it-merge";
import type { JobId } from "#domain/id.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Db } from "#server/db/client.ts";
import type { JournalBatch } from "#server/jobs/follow-journal.ts";
import type { JobsService } from "#server/jobs/jobs.service.ts";
import { followCatalog } from "./follow-catalog.ts";
import type { JournalPositions } from "./journal-positions.ts";

/**
 * What somebody who follows is told: something in the catalog changed; events of a journal, from byte `offset` to before `end`;
 * nothing more comes of a journal, its job is over.
 */
export type LiveMessage =
  | { readonly kind: "catalog" }
  | ({ readonly kind: "journal"; readonly id: JobId } & JournalBatch)
  | { readonly kind: "journal-end"; readonly id: JobId };

type Told = { readonly message: LiveMessage; readonly positions: JournalPositions };

/**
 * The catalog's changes and any number of journals as one stream, each message with how far the journals were read then. It is slow where
 * its reader is slow: no journal is read ahead. Throws `NOT_FOUND` for a job that is not there; ends when `signal` aborts.
 */
export async function* watchAll(
  { db, jobs, actor }: { readonly db: Db; readonly jobs: JobsService; readonly actor: Actor },
  from: JournalPositions,
  signal: AbortSignal,
): AsyncGenerator<Told> {
  const positions = new Map(from);
  const journals = [...from].map(([id, position]) => tellJournal(jobs.watch(actor, { id, from: position }, signal), id));
  for await (const message of merge<LiveMessage>(followCatalog(db, signal), ...journals)) {
    if (message.kind === "journal") positions.set(message.id, message.end);
    yield { message, positions };
  }
}

async function* tellJournal(batches: AsyncGenerator<JournalBatch>, id: JobId): AsyncGenerator<LiveMessage> {
  for await (const batch of batches) yield { kind: "journal", id, ...batch };
  yield { kind: "journal-end", id };
}
