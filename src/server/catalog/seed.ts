import { readFileSync } from "node:fs";
import type { BaseImageDefinition } from "#domain/base-image/base-image.ts";
import { NEW_PARTS } from "#domain/variant/new-parts.ts";
import { NEW_VARIANT } from "#domain/variant/new-variant.ts";
import type { VariantDefinition } from "#domain/variant/variant.ts";
import type { RecipePart } from "#protocol/recipe.ts";
import type { App } from "#server/app.ts";
import { writeAtOnce } from "#server/db/client.ts";

const UBUNTU_KEY = readFileSync(new URL("./keys/ubuntu-cloud-images.asc", import.meta.url), "utf8");
/** Published at ubuntu.com, "Verify image checksum". */
const UBUNTU_FINGERPRINT = "D2EB44626FDDC30B513D5BB71A5D6C4C7DB87C81";

function ubuntu(version: string, codename: string): BaseImageDefinition {
  const folder = `https://cloud-images.ubuntu.com/releases/${codename}/release`;
  return {
    name: `ubuntu-${version.replace(".", "-")}`,
    title: `Ubuntu ${version} LTS`,
    base: {
      ...{ distro: "ubuntu", codename, version, architecture: "amd64" },
      origin: {
        kind: "url",
        url: `${folder}/ubuntu-${version}-server-cloudimg-amd64.img`,
        checksum: {
          kind: "list",
          algorithm: "sha256",
          url: `${folder}/SHA256SUMS`,
          signature: { url: `${folder}/SHA256SUMS.gpg`, publicKey: UBUNTU_KEY, fingerprint: UBUNTU_FINGERPRINT },
        },
      },
    },
  };
}

const debian = { distro: "debian", codename: "bookworm", version: "12", architecture: "amd64" } as const;
/** Debian publishes its cloud images' checksums without a signature: TLS is what vouches for them. */
const debianFolder = "https://cloud.debian.org/images/cloud/bookworm/latest";

const BASE_IMAGES: readonly BaseImageDefinition[] = [
  ubuntu("24.04", "noble"),
  ubuntu("22.04", "jammy"),
  {
    name: "debian-12",
    title: "Debian 12",
    base: {
      ...debian,
      origin: {
        kind: "url",
        url: `${debianFolder}/debian-12-genericcloud-amd64.qcow2`,
        checksum: { kind: "list", algorithm: "sha512", url: `${debianFolder}/SHA512SUMS`, signature: null },
      },
    },
  },
  {
    name: "debian-12-bootstrap",
    title: "Debian 12, from packages",
    base: { ...debian, origin: { kind: "bootstrap", sources: [] } },
  },
];

type SeededVariant = Pick<VariantDefinition, "name" | "title" | "summary" | "diskSizeGib" | "minRamMib"> & {
  readonly base: string;
  readonly part: RecipePart;
};

/** What is offered on every base: the last two are siblings, alike but for the container images. */
const OFFERS = [
  {
    name: "docker-ce",
    title: "Docker CE",
    summary: "with Docker CE, Buildx and Compose from Docker's repository.",
    part: NEW_PARTS["docker-ce"],
    ...{ diskSizeGib: 10, minRamMib: 1024 },
  },
  {
    name: "kubernetes",
    title: "Kubernetes",
    summary: "with containerd, kubeadm, kubelet and kubectl, ready for kubeadm init or join.",
    part: NEW_PARTS.kubernetes,
    ...{ diskSizeGib: 10, minRamMib: 2048 },
  },
  {
    name: "kubernetes-prepulled",
    title: "Kubernetes, images pulled",
    summary: "with Kubernetes and the control plane's container images already in it: kubeadm init needs no registry.",
    part: { ...NEW_PARTS.kubernetes, prePull: { ...NEW_PARTS.kubernetes.prePull, isEnabled: true } },
    ...{ diskSizeGib: 12, minRamMib: 2048 },
  },
] as const;

const OFFERED_ON = [
  { base: "ubuntu-24-04", title: "Ubuntu 24.04" },
  { base: "ubuntu-22-04", title: "Ubuntu 22.04" },
  { base: "debian-12", title: "Debian 12" },
] as const;

const VARIANTS: readonly SeededVariant[] = [
  {
    name: "debian-12-docker",
    title: "Debian 12 + Docker",
    summary: "Debian 12 with the distribution's own Docker packages. Needs nothing but a Debian mirror to build.",
    base: "debian-12-bootstrap",
    part: { ...NEW_PARTS["docker-ce"], origin: "distribution" },
    ...{ diskSizeGib: 6, minRamMib: 512 },
  },
  ...OFFERED_ON.flatMap(({ base, title }) =>
    OFFERS.map((offer) => ({
      ...offer,
      base,
      name: `${base}-${offer.name}`,
      title: `${title} + ${offer.title}`,
      summary: `${title} ${offer.summary}`,
    })),
  ),
];

/** Fills an empty catalog with what most begin with; a catalog that has anything in it, or had, is left alone. */
export function seedCatalog({ db, baseImages, variants }: Pick<App, "db" | "baseImages" | "variants">): void {
  writeAtOnce(db, () => {
    if (baseImages.isUntouched()) {
      const ids = new Map(BASE_IMAGES.map((definition) => [definition.name, baseImages.seed(definition).id]));
      for (const { base, part, ...listing } of VARIANTS) {
        const baseImageId = ids.get(base);
        if (baseImageId === undefined) throw new Error(`The seeded variant ${listing.name} names ${base}, which is not seeded.`);
        variants.seed({
          ...NEW_VARIANT,
          ...listing,
          ...{ baseImageId, parts: [part], minDiskGib: listing.diskSizeGib },
        });
      }
    }
  });
}
