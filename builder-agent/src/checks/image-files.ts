import { lstatSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { readImageFile, resolveInRoot } from "../scopes/image-path.ts";

/** Files of an image by folder and name. `isDeep`: in all folders below too. Folders themselves are never meant. */
export type FilePattern = { readonly folder: string; readonly names: RegExp; readonly isDeep?: boolean };

/** The image's paths of all that fits one of the patterns, links among them and never followed; sorted by pattern. */
export function findFiles(root: string, patterns: readonly FilePattern[]): string[] {
  return patterns.flatMap((pattern) => {
    const folder = resolveInRoot(root, pattern.folder);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return walk(folder, pattern).map((path) => `/${relative(root, path)}`);
  });
}

function walk(folder: string, { names, isDeep = false }: FilePattern): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return isDeep ? walk(path, { folder, names, isDeep }) : [];
      return names.test(entry.name) ? [path] : [];
    });
}

/** A file's size; 0 where there is none. */
export function sizeOf(root: string, path: string): number {
  const entry = lstatSync(resolveInRoot(root, path), { throwIfNoEntry: false });
  return entry?.isFile() === true ? entry.size : 0;
}

export function exists(root: string, path: string): boolean {
  return lstatSync(resolveInRoot(root, path), { throwIfNoEntry: false }) !== undefined;
}

/** What passwd(5) says of one account. */
export type Account = { readonly name: string; readonly password: string; readonly uid: number; readonly home: string };

export function readAccounts(root: string): Account[] {
  return (readImageFile(root, "/etc/passwd") ?? "").split("\n").flatMap((line): Account[] => {
    const [name = "", password = "", uid, , , home = "/"] = line.split(":");
    return uid === undefined ? [] : [{ name, password, uid: Number(uid), home }];
  });
}

/** The folders in which people leave something: every account's own, and whatever else lies in /home. */
export function homeFolders(root: string): string[] {
  const homes = resolveInRoot(root, "/home");
  const besides = lstatSync(homes, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(homes) : [];
  const own = readAccounts(root).flatMap(({ home }) =>
    /^\/(?:nonexistent)?$|^\/(?:bin|dev|usr)(?:\/|$)/.test(home) ? [] : [home],
  );
  return [...new Set([...own, ...besides.map((name) => `/home/${name}`)])];
}
