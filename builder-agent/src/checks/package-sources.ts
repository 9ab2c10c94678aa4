import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Recipe } from "#protocol/recipe.ts";
import type { ThirdPartySource } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { readImageFile } from "../scopes/image-path.ts";
import { readAllSources } from "../tools/apt-sources.ts";
import type { SourcesFile } from "../tools/host-sources.ts";
import { primaryFingerprints } from "../tools/openpgp.ts";
import { type Check, failed, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { readCloudConfig } from "./image-cloud-config.ts";
import { findFiles } from "./image-files.ts";
import { isSameAddress, objectToSources } from "./intended-sources.ts";

/** From where the image's machines will take their packages. */
export const SOURCE_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "apt-sources-intended",
    lesson: "L09",
    meaning:
      "The distribution's sources are those of the image face, in the release's own format, with no legacy or foreign file beside them.",
    run: async ({ root, recipe }) => {
      const files = readSourcesInRoot(root.path);
      const objections = objectToSources(files, recipe);
      const addresses = files.flatMap(({ text, style }) => readAllSources(text, style).map(({ uri }) => uri));
      return objections.length > 0 ? failed(objections.join("; ")) : passed([...new Set(addresses)].join(", "));
    },
  },
  {
    id: "third-party-sources-intended",
    lesson: "L16",
    meaning:
      "The parts' own package sources name the image face's address, signed by the key with the fingerprint that was asked.",
    applies: (recipe) => thirdPartiesOf(recipe).length > 0,
    run: async (ground) => {
      const objections: string[] = [];
      for (const source of thirdPartiesOf(ground.recipe)) objections.push(...(await objectToThirdParty(source, ground)));
      const names = thirdPartiesOf(ground.recipe).map(({ name }) => name);
      return objections.length > 0 ? failed(objections.join("; ")) : passed(`${names.join(", ")} with the asked keys`);
    },
  },
  {
    id: "first-boot-keeps-sources",
    lesson: "L18",
    meaning: "cloud-init is told to leave the package sources alone, or told the image face's addresses.",
    applies: ({ mirrors: { image } }) => image !== null && (image.aptArchive ?? image.aptSecurity) !== null,
    run: async ({ root, recipe }) => {
      const apt = readCloudConfig(root.path).apt;
      if (apt?.preserve_sources_list === true) return passed("preserve_sources_list: true");
      const named = { archive: apt?.primary?.[0]?.uri ?? null, security: apt?.security?.[0]?.uri ?? null };
      const face = recipe.mirrors.image;
      const isKept = (asked: string | null | undefined, found: string | null) =>
        asked === null || asked === undefined || (found !== null && isSameAddress(asked, found));
      const evidence = `primary ${named.archive ?? "unset"}, security ${named.security ?? "unset"}`;
      return isKept(face?.aptArchive, named.archive) && isKept(face?.aptSecurity, named.security)
        ? passed(evidence)
        : failed(evidence);
    },
  },
];

/** Sources that several parts name are one. */
function thirdPartiesOf(recipe: Recipe): ThirdPartySource[] {
  const sources = planParts(recipe).flatMap((plan) => plan.sources);
  return sources.filter((source, index) => sources.findIndex(({ name }) => name === source.name) === index);
}

async function objectToThirdParty(source: ThirdPartySource, { root, recipe, workspace, host }: FilesGround): Promise<string[]> {
  const file = `/etc/apt/sources.list.d/${source.name}.sources`;
  const text = readImageFile(root.path, file);
  if (text === null) return [`${file} is missing`];
  const face = recipe.mirrors.image;
  const addresses = readAllSources(text, "deb822").map(({ uri }) => uri);
  const asked = source.uri(face);
  const isAsked = addresses.length === 1 && addresses.every((address) => isSameAddress(address, asked));
  const keyFile = /^Signed-By:\s*(\/\S+)\s*$/im.exec(text)?.[1];
  const key = keyFile === undefined ? null : readImageFile(root.path, keyFile);
  const found = key === null ? [] : await primaryFingerprints(key, await mkdtemp(join(workspace, "gpg-")), host);
  const fingerprint = source.keyFingerprint(face);
  return [
    ...(isAsked ? [] : [`${file} names ${addresses.join(", ") || "nothing"}, asked was ${asked}`]),
    ...(found.length === 1 && found[0] === fingerprint
      ? []
      : [`${file} is signed by ${found.join(", ") || "no key"}, asked was ${fingerprint}`]),
  ];
}

function readSourcesInRoot(root: string): SourcesFile[] {
  const paths = findFiles(root, [
    { folder: "/etc/apt", names: /^sources\.list$/ },
    { folder: "/etc/apt/sources.list.d", names: /\.(?:list|sources)$/ },
  ]);
  return paths.map((path) => ({
    path,
    style: path.endsWith(".sources") ? "deb822" : "one-line",
    text: readImageFile(root, path) ?? "",
  }));
}
