import { basename } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** The keys of cloud-init's own configuration that we judge. */
const cloudConfigSchema = z.object({
  apt: z
    .object({
      preserve_sources_list: z.boolean().nullish(),
      primary: z.array(z.object({ uri: z.string().optional() })).nullish(),
      security: z.array(z.object({ uri: z.string().optional() })).nullish(),
    })
    .nullish(),
  system_info: z
    .object({
      default_user: z
        .object({ name: z.string().nullish(), groups: z.union([z.string(), z.array(z.string())]).nullish() })
        .nullish(),
    })
    .nullish(),
});
export type CloudConfig = z.infer<typeof cloudConfigSchema>;

export type ConfigFile = { readonly path: string; readonly text: string };

/**
 * What cloud-init makes of cloud.cfg and the files of cloud.cfg.d: in the order of their names, tables laid over each other, lists
 * and values replaced (cloud-init's docs, "Merging"). A file that is no YAML is passed over, as cloud-init does.
 */
export function mergeCloudConfig(files: readonly ConfigFile[]): CloudConfig {
  const inOrder = files.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const merged = inOrder.reduce<unknown>((rest, { text }) => overlay(rest, parseOrNothing(text)), {});
  return cloudConfigSchema.safeParse(merged).data ?? {};
}

/** The groups of the default user, whichever of its two spellings is used. */
export function defaultUserGroups({ system_info: info }: CloudConfig): string[] {
  const groups = info?.default_user?.groups ?? [];
  return typeof groups === "string" ? groups.split(",").map((group) => group.trim()) : groups;
}

/** cloud.cfg itself comes before all of cloud.cfg.d. */
function rank({ path }: ConfigFile): string {
  return path === "/etc/cloud/cloud.cfg" ? "" : basename(path);
}

function parseOrNothing(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function overlay(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (!isTable(below) || !isTable(above)) return above;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(keys.map((key) => [key, overlay(below[key], above[key])]));
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
