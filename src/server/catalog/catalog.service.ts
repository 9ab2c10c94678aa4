import type { z } from "zod";
import { nameCopy } from "#domain/catalog-name.ts";
import { DomainError } from "#domain/domain-error.ts";
import type { Actor } from "#domain/person/person.ts";
import type { Clock } from "#server/clock.ts";
import { type Db, writeAtOnce } from "#server/db/client.ts";
import { newId } from "#server/id.ts";
import { type CatalogEntry, type CatalogNoun, createCatalogRepo, insertRevision, listRevisions } from "./catalog.repo.ts";

type Named = z.ZodType<{ name: string; title: string }>;

type CatalogRules<Id, Definition> = {
  /** Throws where the definition speaks of something that is not there. */
  readonly check?: (definition: Definition) => void;
  /** What would break if the entry were archived: names for a person. */
  readonly usedBy?: (id: Id) => readonly string[];
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

  function refuseTakenName(name: string, but?: Id): void {
    const other = repo.findByName(name);
    if (other !== undefined && other.id !== but)
      throw new DomainError("NAME_TAKEN", `The name ${name} is taken.`, { name, field: "name" });
  }

  function insert(actor: Actor | null, definition: Definition): Entry {
    return writeAtOnce(db, () => {
      refuseTakenName(definition.name);
      rules.check?.(definition);
      const id = newId(noun.idSchema);
      repo.insert(id, definition);
      insertRevision(db, { entryId: id, revision: 1, definition, personId: actor?.personId ?? null });
      return byId(id);
    });
  }

  return {
    list: (_actor: Actor, { isArchived }: { isArchived: boolean }): Entry[] => repo.list(isArchived),
    byId: (_actor: Actor, { id }: { id: Id }): Entry => byId(id),
    find: (id: Id): Entry | undefined => repo.find(id),
    findByName: (name: string): Entry | undefined => repo.findByName(name),
    create: (actor: Actor, definition: Definition): Entry => insert(actor, definition),
    /** Whether there never was an entry. */
    isUntouched: (): boolean => repo.list(false).length + repo.list(true).length === 0,
    /** What the product brings itself. */
    seed: (definition: Definition): Entry => insert(null, definition),

    update(actor: Actor, { id, revision, definition }: { id: Id; revision: number; definition: Definition }): Entry {
      return writeAtOnce(db, () => {
        if (byId(id).archivedAt !== null) throw new DomainError("ARCHIVED", "An archived entry is restored before it is edited.");
        refuseTakenName(definition.name, id);
        rules.check?.(definition);
        if (!repo.update(id, revision, definition))
          throw new DomainError("EDITED_MEANWHILE", `Revision ${revision} of ${id} is not the newest.`);
        insertRevision(db, { entryId: id, revision: revision + 1, definition, personId: actor.personId });
        return byId(id);
      });
    },

    duplicate(actor: Actor, { id }: { id: Id }): Entry {
      const { definition } = byId(id);
      const taken = new Set(repo.list(false).map((entry) => entry.name));
      return insert(actor, noun.definitionSchema.parse({ ...definition, name: nameCopy(definition.name, taken) }));
    },

    archive(_actor: Actor, { id }: { id: Id }): Entry {
      byId(id);
      const users = rules.usedBy?.(id) ?? [];
      if (users.length > 0)
        throw new DomainError("STILL_USED", `${id} is used by ${users.join(", ")}.`, { users: users.join(", ") });
      repo.setArchivedAt(id, clock());
      return byId(id);
    },

    restore(_actor: Actor, { id }: { id: Id }): Entry {
      refuseTakenName(byId(id).name, id);
      repo.setArchivedAt(id, null);
      return byId(id);
    },

    revisions: (_actor: Actor, { id }: { id: Id }) =>
      listRevisions(db, id).map((row) => ({ ...row, definition: noun.definitionSchema.parse(row.definition) })),
  };
}
