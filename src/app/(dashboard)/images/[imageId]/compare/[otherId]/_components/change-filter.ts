import { FILE_CHANGES, type FileChange } from "#domain/image/compare-files.ts";
import { PACKAGE_CHANGES, type PackageChange } from "#domain/image/compare-packages.ts";

/** More than anybody searches for, and what the API takes. */
const LONGEST_SEARCH = 200;
/** Linux's PATH_MAX. */
const LONGEST_PATH = 4_096;

type Narrowing = {
  readonly search: string;
  /** How many rows stand before the first that is shown. */
  readonly cursor: number;
};

export type PackageFilter = Narrowing & { readonly show: "packages"; readonly kind?: PackageChange["kind"] | undefined };
export type FileFilter = Narrowing & {
  readonly show: "files";
  readonly kind?: FileChange["kind"] | undefined;
  readonly folder: string;
};

/** Which changes are shown; kept in the page's address, so that it can be sent to somebody. */
export type ChangeFilter = PackageFilter | FileFilter;

export function readChangeFilter(search: URLSearchParams): ChangeFilter {
  const cursor = Number.parseInt(search.get("after") ?? "", 10);
  const narrowing = {
    search: (search.get("q") ?? "").slice(0, LONGEST_SEARCH),
    cursor: Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0,
  };
  if (search.get("show") !== "files") return { show: "packages", ...narrowing, ...findKind(PACKAGE_CHANGES, search) };
  const folder = search.get("folder") ?? "";
  const isPath = folder.startsWith("/") && folder.length <= LONGEST_PATH;
  return { show: "files", ...narrowing, ...findKind(FILE_CHANGES, search), folder: isPath ? folder : "/" };
}

function findKind<Kind extends string>(kinds: readonly Kind[], search: URLSearchParams): { readonly kind?: Kind } {
  const kind = kinds.find((candidate) => candidate === search.get("kind"));
  return kind === undefined ? {} : { kind };
}

/** The address's part for a filter: "" for what a comparison begins with. */
export function spellChangeFilter(filter: ChangeFilter): string {
  const search = new URLSearchParams({
    ...(filter.show === "files" && { show: "files" }),
    ...(filter.show === "files" && filter.folder !== "/" && { folder: filter.folder }),
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.search && { q: filter.search }),
    ...(filter.cursor > 0 && { after: String(filter.cursor) }),
  });
  return search.size === 0 ? "" : `?${search}`;
}
