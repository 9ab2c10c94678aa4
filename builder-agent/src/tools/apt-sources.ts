import type { AptSource, MirrorFace } from "#protocol/recipe.ts";

/**
 * The package sources of an image as sources.list(5) writes them, in both spellings, read and rewritten without losing
 * what we do not know: comments, options and foreign sources stay as they are.
 */
export type SourcesStyle = "deb822" | "one-line";

type Addresses = Pick<MirrorFace, "aptArchive" | "aptSecurity">;

/** Replaces the address of each of the distribution's own sources by the mirror's; a null address leaves the base's own. */
export function rewriteSources(text: string, style: SourcesStyle, suites: readonly string[], mirror: Addresses): string {
  return style === "deb822" ? rewriteStanzas(text, suites, mirror) : rewriteLines(text, suites, mirror);
}

/** All binary sources in a text, for suites of the distribution. */
export function readSources(text: string, style: SourcesStyle, suites: readonly string[]): AptSource[] {
  return readAllSources(text, style).flatMap((source) => {
    const own = source.suites.filter((suite) => suites.includes(suite));
    return own.length > 0 ? [{ ...source, suites: own }] : [];
  });
}

/** All binary sources in a text, whosever they are. */
export function readAllSources(text: string, style: SourcesStyle): AptSource[] {
  return style === "deb822" ? stanzasOf(text).flatMap(readStanza) : text.split("\n").flatMap(readLine);
}

/** One deb822 stanza, with its final newline. */
export function writeStanza(source: AptSource & { readonly signedBy: string; readonly architectures?: string }): string {
  const fields = [
    ["Types", "deb"],
    ["URIs", source.uri],
    ["Suites", source.suites.join(" ")],
    ["Components", source.components.join(" ")],
    ["Architectures", source.architectures ?? ""],
    ["Signed-By", source.signedBy],
  ];
  return `${fields.flatMap(([name, value]) => (value === "" ? [] : [`${name}: ${value}`])).join("\n")}\n`;
}

function rewriteStanzas(text: string, suites: readonly string[], mirror: Addresses): string {
  return stanzasOf(text)
    .flatMap((stanza) => splitBySecurity(stanza, suites, mirror))
    .join("\n\n")
    .concat("\n");
}

/** A stanza that names security suites beside others becomes two where the mirror has different addresses for them. */
function splitBySecurity(stanza: string, suites: readonly string[], mirror: Addresses): string[] {
  const named = fieldOf(stanza, "Suites")?.split(/\s+/) ?? [];
  if (!named.some((suite) => suites.includes(suite))) return [stanza];
  const groups = [named.filter((suite) => !isSecurity(suite)), named.filter(isSecurity)];
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const address = addressFor(first, mirror);
    const own = stanza.replace(/^Suites:.*$/im, `Suites: ${group.join(" ")}`);
    return [address === null ? own : own.replace(/^URIs:.*$/im, () => `URIs: ${address}`)];
  });
}

function rewriteLines(text: string, suites: readonly string[], mirror: Addresses): string {
  return text
    .split("\n")
    .map((line) => {
      const [source] = readLine(line);
      const suite = source?.suites[0];
      const address = suite !== undefined && suites.includes(suite) ? addressFor(suite, mirror) : null;
      return source === undefined || address === null ? line : line.replace(source.uri, () => address);
    })
    .join("\n");
}

function addressFor(suite: string, mirror: Addresses): string | null {
  return isSecurity(suite) ? mirror.aptSecurity : mirror.aptArchive;
}

function isSecurity(suite: string): boolean {
  return suite.endsWith("-security");
}

/** Stanzas are parted by empty lines; a comment belongs to the stanza it stands in. */
function stanzasOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((stanza) => stanza.trim())
    .filter((stanza) => stanza !== "");
}

function readStanza(stanza: string): AptSource[] {
  const types = fieldOf(stanza, "Types")?.split(/\s+/) ?? [];
  const isDisabled = fieldOf(stanza, "Enabled")?.toLowerCase() === "no";
  if (!types.includes("deb") || isDisabled) return [];
  const suites = fieldOf(stanza, "Suites")?.split(/\s+/) ?? [];
  const components = fieldOf(stanza, "Components")?.split(/\s+/) ?? [];
  return (fieldOf(stanza, "URIs")?.split(/\s+/) ?? []).map((uri) => ({ uri, suites, components }));
}

function fieldOf(stanza: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.+)$`, "im").exec(stanza)?.[1]?.trim();
}

function readLine(line: string): AptSource[] {
  const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line.replace(/#.*$/, ""));
  const [, uri, suite, components = ""] = match ?? [];
  if (uri === undefined || suite === undefined) return [];
  return [{ uri, suites: [suite], components: components.split(/\s+/).filter((component) => component !== "") }];
}
