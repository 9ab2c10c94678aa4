import type { z } from "zod";
import { nameCopy } from "#domain/catalog-name.ts";
import { DomainError } from "#domain/domain-error.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Clock } from "#server/clock.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { type CatalogEntry, type CatalogNoun, createCatalogRepo, insertRevision, listRevisions } from "./catalog.repo.ts";

type Named = z.ZodType<{ name: string; title: string }>;

/** What somebody did with an entry. `before` is its definition until then; null: it is new. */
export type CatalogChange<Entry, Definition> = {
  readonly verb: "created" | "updated" | "archived" | "restored";
  readonly entry: Entry;
  readonly before: Definition | null;
};

type CatalogRules<Id, Definition> = {
  /** Throws where the definition speaks of something that is not there. */
  readonly check?: (definition: Definition) => void;
  /** What would break if the entry were archived: names for a person. */
  readonly usedBy?: (id: Id) => readonly string[];
  /** Hears of every change by a person, in its transaction. */
  readonly onChange?: (actor: Actor, change: CatalogChange<CatalogEntry<Id, Definition>, Definition>) => void;
};

/**
 * The rules that every noun of the catalog shares: names are unique, each edit is a revision, an edit of an old revision is refused,
 * what is in use is not archived. Nothing is ever deleted.
 */
export function createCatalogService<IdSchema extends z.ZodType<string>, DefinitionSchema extends Named>(
  { db, clock }: { db: Db; clock: Clock },
  noun: CatalogNoun<IdSchema, DefinitionSchema>,
  rules: CatalogRules<z.output<IdSchema>, z.output<DefinitionSchema>> = {},
) {
  type Id = z.output<IdSchema>;
  type Definition = z.output<DefinitionSchema>;
  type Entry = CatalogEntry<Id, Definition>;
  const repo = createCatalogRepo(db, noun);

  function byId(id: Id): Entry {
    const entry = repo.find(id);
    if (entry === undefined) throw new DomainError("NOT_FOUND", `There is no catalog entry ${id}.`);
    return entry;
  }

  function refuseTakenName(name: string, but: Id | null): void {
    const other = repo.findByName(name);
    if (other !== undefined && other.id !== but)
      throw new DomainError("NAME_TAKEN", `The name ${name} is taken.`, { name, field: "name" });
  }

  /** Throws where the catalog has no room for a definition, as a new entry or as the one with this id. */
  function admit(definition: Definition, id: Id | null): void {
    refuseTakenName(definition.name, id);
    rules.check?.(definition);
  }

  function insert(actor: Actor | null, definition: Definition): Entry {
    return writeAtOnce(db, () => {
      admit(definition, null);
      const id = newId(noun.idSchema);
      repo.insert(id, definition);
      insertRevision(db, { entryId: id, revision: 1, definition, personId: actor?.personId ?? null });
      const entry = byId(id);
      if (actor !== null) rules.onChange?.(actor, { verb: "created", entry, before: null });
      return entry;
    });
  }

  function setArchived(actor: Actor, id: Id, archivedAt: Date | null): Entry {
    repo.setArchivedAt(id, archivedAt);
    const entry = byId(id);
    rules.onChange?.(actor, { verb: archivedAt === null ? "restored" : "archived", entry, before: entry.definition });
    return entry;
  }

  return {
    list: (_actor: Actor, { isArchived }: { isArchived: boolean }): Entry[] => repo.list(isArchived),
    byId: (_actor: Actor, { id }: { id: Id }): Entry => byId(id),
    find: (id: Id): Entry | undefined => repo.find(id),
    /** In the order of the ids; what is not there is left out. */
    findMany(ids: readonly Id[]): Entry[] {
      const found = new Map(repo.findMany(ids).map((entry) => [entry.id, entry]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    findByName: (name: string): Entry | undefined => repo.findByName(name),
    admit,
    create: (actor: Actor, definition: Definition): Entry => insert(actor, definition),
    /** Whether there never was an entry. */
    isUntouched: (): boolean => repo.list(false).length + repo.list(true).length === 0,
    /** What the product brings itself. */
    seed: (definition: Definition): Entry => insert(null, definition),

    update(actor: Actor, { id, revision, definition }: { id: Id; revision: number; definition: Definition }): Entry {
      return writeAtOnce(db, () => {
        const before = byId(id);
        if (before.archivedAt !== null) throw new DomainError("ARCHIVED", "An archived entry is restored before it is edited.");
        admit(definition, id);
        if (!repo.update(id, revision, definition))
          throw new DomainError("EDITED_MEANWHILE", `Revision ${revision} of ${id} is not the newest.`);
        insertRevision(db, { entryId: id, revision: revision + 1, definition, personId: actor.personId });
        const entry = byId(id);
        rules.onChange?.(actor, { verb: "updated", entry, before: before.definition });
        return entry;
      });
    },

    duplicate(actor: Actor, { id }: { id: Id }): Entry {
      const { definition } = byId(id);
      const taken = new Set(repo.list(false).map((entry) => entry.name));
      return insert(actor, noun.definitionSchema.parse({ ...definition, name: nameCopy(definition.name, taken) }));
    },

    archive(actor: Actor, { id }: { id: Id }): Entry {
      return writeAtOnce(db, () => {
        byId(id);
        const users = rules.usedBy?.(id) ?? [];
        if (users.length > 0)
          throw new DomainError("STILL_USED", `${id} is used by ${users.join(", ")}.`, { users: users.join(", ") });
        return setArchived(actor, id, clock());
      });
    },

    restore(actor: Actor, { id }: { id: Id }): Entry {
      return writeAtOnce(db, () => {
        refuseTakenName(byId(id).name, id);
        return setArchived(actor, id, null);
      });
    },

    revisions: (_actor: Actor, { id }: { id: Id }) =>
      listRevisions(db, id).map((row) => ({ ...row, definition: noun.definitionSchema.parse(row.definition) })),
  };
}
