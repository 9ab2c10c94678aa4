import type { AptSource, MirrorFace, Recipe } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { readAllSources, readSources } from "../tools/apt-sources.ts";
import type { SourcesFile } from "../tools/host-sources.ts";

/** Releases that keep the one-line /etc/apt/sources.list: their cloud-init would write it anew (facts on cloud-init before 24.1). */
const ONE_LINE_RELEASES = new Set(["ubuntu 22.04", "ubuntu 20.04", "debian 11"]);

/** What is wrong with an image's package sources, in words; nothing: they are what the recipe's image face says. */
export function objectToSources(files: readonly SourcesFile[], recipe: Recipe): string[] {
  const suites = DISTROS[recipe.base.distro].suites(recipe.base.codename);
  const thirdParties = planParts(recipe).flatMap((plan) =>
    plan.sources.map(({ name }) => `/etc/apt/sources.list.d/${name}.sources`),
  );
  // Docker's suites are called like the distribution's; what the parts' own files say is a question of its own.
  const others = files.filter(({ path }) => !thirdParties.includes(path));
  const own = others.flatMap(({ path, style, text }) =>
    readSources(text, style, suites).map((source) => ({ path, style, source })),
  );
  const isOneLine = ONE_LINE_RELEASES.has(`${recipe.base.distro} ${recipe.base.version}`);
  return [
    ...(own.length === 0 ? ["no source of the distribution at all"] : []),
    ...own.flatMap(({ path, source }) => objectToAddress(path, source, recipe.mirrors.image)),
    ...(isOneLine ? [] : own.filter(({ style }) => style === "one-line").map(({ path }) => `${path} is in the legacy format`)),
    ...objectToStrangers(others, suites, recipe),
  ];
}

function objectToAddress(path: string, { uri, suites }: AptSource, face: MirrorFace | null): string[] {
  const isSecurity = suites.every((suite) => suite.endsWith("-security"));
  const asked = (isSecurity ? face?.aptSecurity : face?.aptArchive) ?? null;
  return asked === null || isSameAddress(uri, asked) ? [] : [`${path}: ${suites.join(" ")} from ${uri}, asked was ${asked}`];
}

/** Sources that are neither the distribution's nor of a part of the recipe: whoever finds one in an image did not ask for it. */
function objectToStrangers(files: readonly SourcesFile[], suites: readonly string[], recipe: Recipe): string[] {
  const written = recipe.parts.flatMap((part) => (part.kind === "custom" ? part.files.map(({ path }) => path) : []));
  return files
    .filter(({ path }) => !written.includes(path))
    .flatMap(({ path, style, text }) => readAllSources(text, style).map((source) => ({ path, source })))
    .filter(({ source }) => !source.suites.some((suite) => suites.includes(suite)))
    .map(({ path, source }) => `${path}: ${source.uri} is of no part of the recipe`);
}

export function isSameAddress(one: string, other: string): boolean {
  return one.replace(/\/+$/, "") === other.replace(/\/+$/, "");
}
