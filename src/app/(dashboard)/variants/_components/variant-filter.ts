import { type CatalogFilter, readCatalogFilter } from "#app/_catalog/catalog-filter.ts";
import {
  LISTED_DISTROS,
  LISTED_PARTS,
  VARIANT_SORTS,
  VARIANT_STATES,
  type VariantSort,
  type VariantState,
} from "#domain/variant/variant-list.ts";

const VIEWS = ["table", "cards"] as const;
const PUBLISHED = ["yes", "no"] as const;

/** Which variants are shown, in which order and how; kept in the page's address, so that it can be sent to somebody. */
export type VariantFilter = CatalogFilter & {
  readonly distro: (typeof LISTED_DISTROS)[number] | null;
  readonly part: (typeof LISTED_PARTS)[number] | null;
  readonly state: VariantState | null;
  readonly isPublished: boolean | null;
  readonly sort: VariantSort;
  /** The last variant of the page before; null: this is the first. */
  readonly afterId: string | null;
  readonly view: (typeof VIEWS)[number];
};

export function readVariantFilter(search: URLSearchParams): VariantFilter {
  const afterId = search.get("after") ?? "";
  const published = oneOf(PUBLISHED, search.get("published"));
  return {
    ...readCatalogFilter(search),
    distro: oneOf(LISTED_DISTROS, search.get("distro")),
    part: oneOf(LISTED_PARTS, search.get("part")),
    state: oneOf(VARIANT_STATES, search.get("state")),
    isPublished: published === null ? null : published === "yes",
    sort: oneOf(VARIANT_SORTS, search.get("sort")) ?? "name",
    afterId: /^[0-9a-f-]{36}$/.test(afterId) ? afterId : null,
    view: oneOf(VIEWS, search.get("view")) ?? "table",
  };
}

export function spellVariantFilter(filter: VariantFilter): string {
  const search = new URLSearchParams({
    ...(filter.view !== "table" && { view: filter.view }),
    ...(filter.isArchived && { show: "archived" }),
    ...(filter.search && { q: filter.search }),
    ...(filter.distro && { distro: filter.distro }),
    ...(filter.part && { part: filter.part }),
    ...(filter.state && { state: filter.state }),
    ...(filter.isPublished !== null && { published: filter.isPublished ? "yes" : "no" }),
    ...(filter.sort !== "name" && { sort: filter.sort }),
    ...(filter.afterId !== null && { after: filter.afterId }),
  });
  return search.size === 0 ? "/variants" : `/variants?${search}`;
}

/** What the API is asked: all of a filter but how its answer is drawn. */
export function toVariantQuery({ view: _view, ...query }: VariantFilter) {
  return query;
}

/** Whether something narrows the list, so that an empty one says nothing of the catalog. */
export function isNarrowed({ search, distro, part, state, isPublished }: VariantFilter): boolean {
  return search !== "" || [distro, part, state, isPublished].some((choice) => choice !== null);
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
