/** What stands in a folder: a file, or the folder through which one comes to many. */
export type FolderEntry = { readonly path: string; readonly isFolder: boolean };

/**
 * What stands directly in a folder on the way to a file; null where the file does not lie below that folder. Paths are absolute and
 * do not end with a slash, but for the root's.
 */
export function findFolderEntry(folder: string, path: string): FolderEntry | null {
  const start = folder === "/" ? "/" : `${folder}/`;
  if (!path.startsWith(start)) return null;
  const end = path.indexOf("/", start.length);
  return end === -1 ? { path, isFolder: false } : { path: path.slice(0, end), isFolder: true };
}
