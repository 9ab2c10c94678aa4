import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AptSource } from "#protocol/recipe.ts";
import type { SourcesStyle } from "./apt-sources.ts";
import { readSources } from "./apt-sources.ts";

/** A file of package sources with the spelling that its name promises (sources.list(5)). */
export type SourcesFile = { readonly path: string; readonly style: SourcesStyle; readonly text: string };

/** All files of package sources below an /etc/apt. Paths are those below `folder`. */
export function readSourcesFiles(folder: string): SourcesFile[] {
  const parts = join(folder, "sources.list.d");
  const names = existsSync(parts) ? readdirSync(parts).toSorted() : [];
  const paths = [join(folder, "sources.list"), ...names.map((name) => join(parts, name))];
  return paths.flatMap((path): SourcesFile[] => {
    const style = path.endsWith(".sources") ? "deb822" : path.endsWith(".list") ? "one-line" : null;
    return style === null || !existsSync(path) ? [] : [{ path, style, text: readFileSync(path, "utf8") }];
  });
}

/** The builder's own sources for a release; empty where it runs another. Only those on the web: a base must not need this host. */
export function hostSources(suites: readonly string[]): AptSource[] {
  return readSourcesFiles("/etc/apt")
    .flatMap(({ text, style }) => readSources(text, style, suites))
    .map((source) => ({ ...source, uri: resolveMirrorFile(source.uri) }))
    .filter(({ uri }) => /^https?:/.test(uri));
}

/** Debian's cloud images name a file with mirrors (apt-transport-mirror(1)): its first web address is the one that apt tries first. */
function resolveMirrorFile(uri: string): string {
  const file = /^mirror\+file:\/*(\/.+)$/.exec(uri)?.[1];
  if (file === undefined || !existsSync(file)) return uri;
  return (
    readFileSync(file, "utf8")
      .split(/\s+/)
      .find((word) => /^https?:/.test(word)) ?? uri
  );
}
