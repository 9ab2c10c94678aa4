import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "#protocol/agent-error.ts";
import type { MirrorFace } from "#protocol/recipe.ts";
import { DISTROS } from "../distros/distros.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { thirdPartyKeys } from "../findings.ts";
import type { ThirdPartySource } from "../recipes/part-plan.ts";
import { planParts } from "../recipes/plan-parts.ts";
import { APT_CONFIGURATION, BUILD_FOLDER, type WithInside } from "../scopes/inside.ts";
import type { WithWorkspace } from "../scopes/workspace.ts";
import { rewriteSources, writeStanza } from "../tools/apt-sources.ts";
import { fetchText } from "../tools/fetch-text.ts";
import { imageSourcesFiles } from "../tools/image-sources.ts";
import { primaryFingerprints } from "../tools/openpgp.ts";

type Context = JobContext & WithWorkspace & WithInside;

const PARTS = `${BUILD_FOLDER}/sources.list.d`;
const CERTIFICATE = `${BUILD_FOLDER}/mirror-ca.pem`;

/**
 * Gives apt the sources of the mirror profile's build face. They lie on the build folder's tmpfs and apt is told to read
 * nothing else: the image's own sources stay untouched, and nothing of the build can be left in it.
 */
export const writePackageSources = defineStep({
  id: "write-package-sources",
  title: "Write package sources",
  commands: ["gpg"],
  run: async (context: Context) => {
    const { inside, recipe } = context;
    const face = recipe.mirrors.build;
    const suites = DISTROS[recipe.base.distro].suites(recipe.base.codename);
    for (const { path, style, text } of await imageSourcesFiles(inside)) {
      const mirrored = face === null ? text : rewriteSources(text, style, suites, face);
      await inside.writeFile(`${PARTS}/${path.split("/").at(-1)}`, mirrored);
    }
    for (const source of sourcesOf(context)) await writeThirdPartySource(source, context);
    const certificate = face?.caCertificate ?? null;
    if (certificate !== null) await inside.writeFile(CERTIFICATE, certificate);
    await inside.writeFile(APT_CONFIGURATION, aptConfiguration(certificate !== null));
  },
});

/** Sources that several parts name are written once. */
export function sourcesOf({ recipe }: Pick<JobContext, "recipe">): ThirdPartySource[] {
  const sources = planParts(recipe).flatMap((plan) => plan.sources);
  return sources.filter((source, index) => sources.findIndex(({ name }) => name === source.name) === index);
}

async function writeThirdPartySource(source: ThirdPartySource, context: Context): Promise<void> {
  const { inside, recipe, job } = context;
  const { build, image } = recipe.mirrors;
  const key = await fetchKey(source, build, context);
  // What stays in the image may be signed by another: a mirror that signs anew has a key of its own.
  const isSameSigner = source.keyFingerprint(image) === source.keyFingerprint(build);
  const imageKey = isSameSigner ? key : await fetchKey(source, image, context);
  thirdPartyKeys.note(job, new Map([...(thirdPartyKeys.find(job) ?? []), [source.name, imageKey]]));
  const keyFile = `${BUILD_FOLDER}/keys/${source.name}.asc`;
  await inside.writeFile(keyFile, key);
  const stanza = writeStanza({
    uri: source.uri(build),
    suites: [...source.suites],
    components: [...source.components],
    architectures: recipe.base.architecture,
    signedBy: keyFile,
  });
  await inside.writeFile(`${PARTS}/${source.name}.sources`, stanza);
}

/** The key of a source as a face offers it. Throws `MIRROR_SIGNATURE_BAD` where it is not the pinned one, and nothing else. */
async function fetchKey(source: ThirdPartySource, face: MirrorFace | null, context: Context): Promise<string> {
  const { workspace, host, signal } = context;
  const url = source.keyUrl(face);
  const key = await fetchText(url, signal);
  const found = await primaryFingerprints(key, await mkdtemp(join(workspace, "gpg-")), host);
  const pinned = source.keyFingerprint(face);
  if (found.length === 1 && found[0] === pinned) return key;
  throw new AgentError("MIRROR_SIGNATURE_BAD", `${url} is ${found.join(", ") || "no key"}, pinned is ${pinned}.`, {
    subject: url,
  });
}

/** apt.conf(5). Error-Mode: without it an update that reached no mirror ends with status 0. */
function aptConfiguration(hasCertificate: boolean): string {
  const lines = [
    'Dir::Etc::SourceList "/dev/null";',
    `Dir::Etc::SourceParts "${PARTS}";`,
    'APT::Update::Error-Mode "any";',
    // Without it an unknown name is tried as a regular expression, and whatever it matches is installed (apt.conf(5)).
    'APT::Cmd::Pattern-Only "true";',
    'APT::Install-Recommends "false";',
    'Acquire::Languages "none";',
    'Acquire::Retries "3";',
    'Acquire::http::Timeout "30";',
    'Acquire::https::Timeout "30";',
    ...(hasCertificate ? [`Acquire::https::CAInfo "${CERTIFICATE}";`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
