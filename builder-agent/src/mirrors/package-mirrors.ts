import type { MirrorFace, Recipe } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { ThirdPartySource } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import type { FaceName } from "./mirror-check.ts";

/** Who has to have signed a source: a keyring of the builder, or one key that the source itself offers and the profile pins. */
export type Signer =
  | { readonly kind: "keyring"; readonly file: string; readonly package: string }
  | { readonly kind: "key"; readonly url: string; readonly fingerprint: string };

/** One address from which a recipe takes packages. */
export type PackageMirror = {
  readonly face: FaceName;
  /** `apt-archive`, `apt-security`, or the name of a third party's source. */
  readonly source: string;
  /** The field of the mirror profile that says the address. */
  readonly setting: string;
  readonly uri: string;
  /** Where the signed index lies. */
  readonly release: string;
  readonly signer: Signer;
};

/** The setting behind each third-party source, by the source's name. */
const SETTINGS: Readonly<Record<string, string>> = { docker: "dockerApt", kubernetes: "kubernetesApt" };

/** Every package source that the recipe would read with a face: the mirrors it names, and the publishers' own where it names none. */
export function packageMirrors(recipe: Recipe, face: FaceName): PackageMirror[] {
  const mirrors = recipe.mirrors[face];
  return [...archiveMirrors(recipe, face, mirrors), ...thirdPartyMirrors(recipe, face, mirrors)];
}

function archiveMirrors({ base }: Recipe, face: FaceName, mirrors: MirrorFace | null): PackageMirror[] {
  const distro = DISTROS[base.distro];
  const signer: Signer = { kind: "keyring", file: distro.keyring, package: distro.keyringPackage };
  const security = distro.securitySuite(base.codename);
  const named = [
    {
      source: "apt-archive",
      setting: "aptArchive",
      uri: mirrors?.aptArchive ?? null,
      suites: [base.codename, `${base.codename}-updates`],
    },
    { source: "apt-security", setting: "aptSecurity", uri: mirrors?.aptSecurity ?? null, suites: [security] },
  ];
  return named.flatMap(({ uri, suites, ...rest }) =>
    uri === null ? [] : suites.map((suite) => ({ ...rest, face, uri, signer, release: releaseUrl(uri, suite) })),
  );
}

function thirdPartyMirrors(recipe: Recipe, face: FaceName, mirrors: MirrorFace | null): PackageMirror[] {
  const sources = planParts(recipe).flatMap((plan) => plan.sources);
  return sources.flatMap((source) =>
    source.suites.map((suite) => ({
      ...{ face, source: source.name, setting: SETTINGS[source.name] ?? source.name, uri: source.uri(mirrors) },
      release: releaseUrl(source.uri(mirrors), suite),
      signer: keyOf(source, mirrors),
    })),
  );
}

function keyOf(source: ThirdPartySource, mirrors: MirrorFace | null): Signer {
  return { kind: "key", url: source.keyUrl(mirrors), fingerprint: source.keyFingerprint(mirrors) };
}

/** A suite that ends in a slash is a path of a flat repository (sources.list(5)). */
function releaseUrl(uri: string, suite: string): string {
  const root = uri.replace(/\/$/, "");
  return suite.endsWith("/") ? `${root}/InRelease` : `${root}/dists/${suite}/InRelease`;
}
