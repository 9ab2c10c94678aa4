import { quoteForShell } from "#domain/quote-for-shell.ts";
import type { DistroId } from "#protocol/recipe.ts";
import type { VariantDefinition } from "../variant/variant.ts";
import { listingProperties } from "./listing-properties.ts";
import { labelProperties } from "./publication.ts";

/** What Glance is told of an image. Sizes as the units say. */
export type GlanceImage = {
  /** What people read in OpenStack. */
  readonly title: string;
  readonly fileName: string;
  readonly distro: DistroId;
  /** The release's number: `24.04`. */
  readonly osVersion: string;
  readonly minDiskGib: number;
  readonly minRamMib: number;
};

/** The login name that cloud-init makes on the first boot (lesson 5): each distribution's cloud.cfg names it after itself. */
const ADMIN_USERS: { readonly [Distro in DistroId]: string } = { debian: "debian", ubuntu: "ubuntu" };

/**
 * The properties that make instances use virtio and let OpenStack know the system in the image (lesson 10; docs.openstack.org/glance,
 * "Useful image properties"). Glance takes strings only.
 */
export function glanceProperties({
  distro,
  osVersion,
}: Pick<GlanceImage, "distro" | "osVersion">): Readonly<Record<string, string>> {
  return {
    hw_disk_bus: "virtio",
    hw_vif_model: "virtio",
    os_type: "linux",
    os_distro: distro,
    os_version: osVersion,
    os_admin_user: ADMIN_USERS[distro],
  };
}

/** All that Glance is told of an image of a variant: its labels, its listing, and the system in it, which nobody's label changes. */
export function publishedProperties(
  image: Pick<GlanceImage, "distro" | "osVersion">,
  definition: Pick<VariantDefinition, "labels" | "summary" | "listing">,
): Readonly<Record<string, string>> {
  return { ...labelProperties(definition.labels), ...listingProperties(definition), ...glanceProperties(image) };
}

/**
 * The command that uploads an image by hand, for a shell, one option a line. `--min-disk` and `--min-ram` keep it off flavors that are
 * too small.
 */
export function glanceCommand(image: GlanceImage, told: Readonly<Record<string, string>>): string {
  const properties = Object.entries(told).map(([name, value]) => `--property ${quoteForShell(`${name}=${value}`)}`);
  return [
    "openstack image create",
    "--disk-format qcow2 --container-format bare",
    `--min-disk ${image.minDiskGib} --min-ram ${image.minRamMib}`,
    ...properties,
    `--file ${quoteForShell(image.fileName)}`,
    quoteForShell(image.title),
  ].join(" \\\n  ");
}
