import type { MirrorFace } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { thirdPartyKeys } from "../findings.ts";
import type { WithChroot } from "../scopes/chroot.ts";
import { readSources, rewriteSources, writeStanza } from "../tools/apt-sources.ts";
import { imageSourcesFiles } from "../tools/image-sources.ts";
import { writeImageFile } from "./write-image-file.ts";
import { sourcesOf } from "./write-package-sources.ts";

type Context = JobContext & WithChroot;

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
  const { chroot, recipe } = context;
  const suites = DISTROS[recipe.base.distro].suites(recipe.base.codename);
  const addresses = { archive: "", security: "" };
  for (const { path, style, text } of await imageSourcesFiles(chroot)) {
    const rewritten = rewriteSources(text, style, suites, face);
    if (rewritten !== text) await writeImageFile({ path, content: rewritten }, context);
    for (const { uri, suites: own } of readSources(rewritten, style, suites))
      addresses[own.some((suite) => suite.endsWith("-security")) ? "security" : "archive"] ||= uri;
  }
  if (face.aptArchive !== null || face.aptSecurity !== null)
    await writeImageFile({ path: "/etc/cloud/cloud.cfg.d/99-apt-mirrors.cfg", content: cloudConfig(addresses) }, context);
  if (face.caCertificate !== null) {
    await writeImageFile(
      { path: "/usr/local/share/ca-certificates/marketplace-mirror.crt", content: face.caCertificate },
      context,
    );
    await chroot.run(["update-ca-certificates"]);
  }
}

/** cloud-init writes the sources anew at first boot and forgets ours, unless it is told both addresses (lesson 18). */
function cloudConfig({ archive, security }: { archive: string; security: string }): string {
  const entry = (name: string, uri: string) => (uri === "" ? [] : [`  ${name}:`, "    - arches: [default]", `      uri: ${uri}`]);
  return ["#cloud-config", "apt:", ...entry("primary", archive), ...entry("security", security), ""].join("\n");
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
