import type { Answer, CommandContext } from "../command.ts";
import { findVariant } from "../find.ts";
import { formatBytes, formatTable } from "../format.ts";

/** How an image stands by its newest verification, in a word. */
const PROVEN = { none: "-", running: "running", passed: "yes", failed: "no" } as const;

export async function listVariants({ api }: CommandContext): Promise<Answer> {
  const variants = await api.variants.list.query({ isArchived: false });
  const rows = variants.map((variant) => [variant.name, variant.definition.title, variant.lastBuild?.state ?? "-"]);
  return { json: variants, text: formatTable(["NAME", "TITLE", "LAST BUILD"], rows) };
}

export async function listImages({ api }: CommandContext, { variant }: { variant?: string }): Promise<Answer> {
  const query = variant === undefined ? {} : { variantId: (await findVariant(api, variant)).id };
  const images = await api.images.list.query(query);
  const rows = images.map((image) => [
    ...[image.fileName, image.variantName, formatBytes(image.sizeBytes), PROVEN[image.standing], image.id],
  ]);
  return { json: images, text: formatTable(["FILE", "VARIANT", "SIZE", "VERIFIED", "ID"], rows) };
}

export async function listBuilds({ api }: CommandContext): Promise<Answer> {
  const { items } = await api.builds.list.query({});
  const rows = items.map((build) => [`#${build.number}`, build.variantName, build.state, build.hostName ?? "-", build.id]);
  return { json: items, text: formatTable(["BUILD", "VARIANT", "STATE", "HOST", "ID"], rows) };
}

export async function listHosts({ api }: CommandContext): Promise<Answer> {
  const hosts = await api.hosts.list.query();
  const rows = hosts.map((host) => [host.name, host.connection, host.address ?? "-", host.report?.architecture ?? "-"]);
  return { json: hosts, text: formatTable(["NAME", "CONNECTION", "ADDRESS", "ARCHITECTURE"], rows) };
}
