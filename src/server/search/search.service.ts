import type { Actor } from "#domain/person/person.ts";
import type { Db } from "#server/db/client.ts";
import { FIND, type FoundRow } from "./search.repo.ts";

/** So many of each noun at most: a list that one reads at a glance. */
const EACH = 5;

/** Something that was found, and what it is. */
export type Found = FoundRow & { readonly noun: keyof typeof FIND };

/** Looks for anything that has a page of its own. */
export function createSearchService({ db }: { db: Db }) {
  return {
    /** What holds every word of the text, whatever its case; nothing where there is no word. */
    find(_actor: Actor, text: string): Found[] {
      if (text.trim() === "") return [];
      return NOUNS.flatMap((noun) => FIND[noun](db, text, EACH).map((row) => ({ ...row, noun })));
    },
  };
}

const NOUNS = ["variant", "build", "image", "baseImage", "mirrorProfile", "cloudTarget", "host"] as const;
