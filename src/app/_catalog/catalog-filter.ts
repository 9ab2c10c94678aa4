/** Which entries of a list of the catalog are shown; kept in the page's address. */
export type CatalogFilter = {
  readonly isArchived: boolean;
  readonly search: string;
};

/** More than anybody searches for, and what the API takes. */
const LONGEST_SEARCH = 200;

export function readCatalogFilter(search: URLSearchParams): CatalogFilter {
  return {
    isArchived: search.get("show") === "archived",
    search: (search.get("q") ?? "").slice(0, LONGEST_SEARCH),
  };
}

export function spellCatalogFilter(path: string, filter: CatalogFilter): string {
  const search = new URLSearchParams({
    ...(filter.isArchived && { show: "archived" }),
    ...(filter.search && { q: filter.search }),
  });
  return search.size === 0 ? path : `${path}?${search}`;
}

/** Whether every word of a search is somewhere in the texts. */
export function matchesSearch(search: string, ...texts: readonly string[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
