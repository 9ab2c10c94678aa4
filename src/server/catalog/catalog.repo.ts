import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { PersonId } from "#domain/id.ts";
import type { Db } from "#server/db/client.ts";
import { isOneOf } from "#server/db/one-of.ts";
import { type CatalogTable, revision } from "#server/db/schema/catalog.ts";
import { person } from "#server/db/schema/person.ts";

/** A noun of the catalog: where it is kept, and the schemas that its id and its definition are read by. */
export type CatalogNoun<Id extends z.ZodType<string>, Definition extends z.ZodType<{ name: string; title: string }>> = {
  readonly table: CatalogTable;
  readonly idSchema: Id;
  readonly definitionSchema: Definition;
};

/** An entry as every noun of the catalog has it. `revision` counts its edits from 1. */
export type CatalogEntry<Id, Definition> = {
  readonly id: Id;
  readonly name: string;
  readonly definition: Definition;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
};

/** The queries that every noun of the catalog shares. */
export function createCatalogRepo<
  IdSchema extends z.ZodType<string>,
  DefinitionSchema extends z.ZodType<{ name: string; title: string }>,
>(db: Db, { table, idSchema, definitionSchema }: CatalogNoun<IdSchema, DefinitionSchema>) {
  type Id = z.output<IdSchema>;
  type Definition = z.output<DefinitionSchema>;

  const read = (row: CatalogTable["$inferSelect"]): CatalogEntry<Id, Definition> => ({
    ...row,
    id: idSchema.parse(row.id),
    definition: definitionSchema.parse(row.definition),
  });
  const readOne = (row: CatalogTable["$inferSelect"] | undefined) => (row === undefined ? undefined : read(row));
  const live = isNull(table.archivedAt);

  return {
    list(isArchived: boolean) {
      const where = isArchived ? isNotNull(table.archivedAt) : live;
      return db.select().from(table).where(where).orderBy(asc(table.name)).all().map(read);
    },
    find: (id: Id) => readOne(db.select().from(table).where(eq(table.id, id)).get()),
    /** In no order; what is not there is left out. */
    findMany: (ids: readonly Id[]) => db.select().from(table).where(isOneOf(table.id, ids)).all().map(read),
    findByName: (name: string) =>
      readOne(
        db
          .select()
          .from(table)
          .where(and(eq(table.name, name), live))
          .get(),
      ),
    insert(id: Id, definition: Definition): void {
      db.insert(table).values({ id, name: definition.name, definition }).run();
    },
    /** Writes the next revision; false where `seen` is no longer the newest. */
    update(id: Id, seen: number, definition: Definition): boolean {
      const changes = { name: definition.name, definition, revision: seen + 1, updatedAt: new Date() };
      const isNewest = and(eq(table.id, id), eq(table.revision, seen));
      return db.update(table).set(changes).where(isNewest).run().changes === 1;
    },
    setArchivedAt(id: Id, archivedAt: Date | null): void {
      db.update(table).set({ archivedAt }).where(eq(table.id, id)).run();
    },
  };
}

type NewRevision = { entryId: string; revision: number; definition: unknown; personId: PersonId | null };

export function insertRevision(db: Db, row: NewRevision): void {
  db.insert(revision).values(row).run();
}

/** Newest first, each with the name of who wrote it; null: it was seeded. */
export function listRevisions(db: Db, entryId: string) {
  return db
    .select({
      revision: revision.revision,
      definition: revision.definition,
      personName: person.name,
      createdAt: revision.createdAt,
    })
    .from(revision)
    .leftJoin(person, eq(person.id, revision.personId))
    .where(eq(revision.entryId, entryId))
    .orderBy(desc(revision.revision))
    .all();
}
