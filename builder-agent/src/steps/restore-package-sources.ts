import type { MirrorFace } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { thirdPartyKeys } from "../findings.ts";
import type { ImageFile } from "../recipes/part-plan.ts";
import type { WithInside } from "../scopes/inside.ts";
import { readAllSources, readSources, rewriteSources, writeStanza } from "../tools/apt-sources.ts";
import type { SourcesFile } from "../tools/host-sources.ts";
import { imageSourcesFiles } from "../tools/image-sources.ts";
import { removeImageFile, writeImageFile } from "./write-image-file.ts";
import { sourcesOf } from "./write-package-sources.ts";

type Context = JobContext & WithInside;

const LEGACY_FILE = "/etc/apt/sources.list";
const CERTIFICATE = "/usr/local/share/ca-certificates/marketplace-mirror.crt";

/** Leaves in the image the sources of the profile's image face; without one the base's own were never touched. */
export const restorePackageSources = defineStep({
  id: "restore-package-sources",
  title: "Restore package sources",
  commands: [],
  unneeded: (context) => (context.recipe.mirrors.image === null && sourcesOf(context).length === 0 ? "skipped" : null),
  run: async (context: Context) => {
    const { recipe } = context;
    const face = recipe.mirrors.image;
    if (face !== null) await leaveMirror(face, context);
    await leaveThirdPartySources(context);
  },
});

async function leaveMirror(face: MirrorFace, context: Context): Promise<void> {
  if (face.aptArchive !== null || face.aptSecurity !== null) await leaveArchives(face, context);
  if (face.nameservers.length > 0) await writeImageFile(resolverFile(face.nameservers), context);
  if (face.caCertificate !== null) {
    await writeImageFile({ path: CERTIFICATE, content: face.caCertificate }, context);
    await context.inside.run(["update-ca-certificates"]);
  }
}

/** Each file keeps its spelling: 22.04 has one-line sources, later releases deb822, and then nothing beside it (lesson 9). */
async function leaveArchives(face: MirrorFace, context: Context): Promise<void> {
  const { inside, recipe } = context;
  const suites = DISTROS[recipe.base.distro].suites(recipe.base.codename);
  const files = await imageSourcesFiles(inside);
  const isLegacy = (file: SourcesFile) => file.path === LEGACY_FILE && isWithoutUse(file, files, suites);
  const addresses = { archive: "", security: "" };
  for (const file of files.filter((one) => !isLegacy(one))) {
    const rewritten = rewriteSources(file.text, file.style, suites, face);
    if (rewritten !== file.text) await writeImageFile({ path: file.path, content: rewritten }, context);
    for (const { uri, suites: own } of readSources(rewritten, file.style, suites))
      addresses[own.some((suite) => suite.endsWith("-security")) ? "security" : "archive"] ||= uri;
  }
  if (files.some(isLegacy)) await removeImageFile(LEGACY_FILE, context);
  await writeImageFile({ path: "/etc/cloud/cloud.cfg.d/99-apt-mirrors.cfg", content: cloudConfig(addresses) }, context);
}

/** The old file says nothing more, or only what a deb822 file of the distribution says already. */
function isWithoutUse({ text, style }: SourcesFile, files: readonly SourcesFile[], suites: readonly string[]): boolean {
  const hasOwn = files.some((file) => file.style === "deb822" && readSources(file.text, file.style, suites).length > 0);
  return hasOwn && readAllSources(text, style).every((source) => source.suites.every((suite) => suites.includes(suite)));
}

/**
 * cloud-init writes the sources anew at first boot and forgets ours (lesson 18): every version leaves them alone when it is
 * told to preserve them. The addresses are for user data that asks for sources of its own by `$MIRROR`, and for versions
 * whose user data takes the first word back.
 */
function cloudConfig({ archive, security }: { archive: string; security: string }): string {
  const entry = (name: string, uri: string) => (uri === "" ? [] : [`  ${name}:`, "    - arches: [default]", `      uri: ${uri}`]);
  const lines = ["  preserve_sources_list: true", ...entry("primary", archive), ...entry("security", security)];
  return ["#cloud-config", "apt:", ...lines, ""].join("\n");
}

/** resolved.conf(5). `~.`: these are asked for every name, before the ones that a network's DHCP brings. */
function resolverFile(nameservers: readonly string[]): ImageFile {
  const content = `[Resolve]\nDNS=${nameservers.join(" ")}\nDomains=~.\n`;
  return { path: "/etc/systemd/resolved.conf.d/99-marketplace-mirror.conf", content };
}

async function leaveThirdPartySources(context: Context): Promise<void> {
  const { recipe, job } = context;
  for (const source of sourcesOf(context)) {
    const signedBy = `/etc/apt/keyrings/${source.name}.asc`;
    await writeImageFile({ path: signedBy, content: thirdPartyKeys.find(job)?.get(source.name) ?? "" }, context);
    const stanza = writeStanza({
      uri: source.uri(recipe.mirrors.image),
      suites: [...source.suites],
      components: [...source.components],
      architectures: recipe.base.architecture,
      signedBy,
    });
    await writeImageFile({ path: `/etc/apt/sources.list.d/${source.name}.sources`, content: stanza }, context);
  }
}
