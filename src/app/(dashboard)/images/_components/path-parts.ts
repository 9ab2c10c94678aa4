/** The folders that hold a folder, the root first: `/usr/lib/a` lies in `/`, `/usr` and `/usr/lib`. The root lies in none. */
export function listFoldersAbove(path: string): string[] {
  const names = path.split("/").filter((name) => name !== "");
  return names.map((_, depth) => `/${names.slice(0, depth).join("/")}`);
}

/** A file's or folder's own name; the root's is a slash. */
export function nameOf(path: string): string {
  return path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
}
