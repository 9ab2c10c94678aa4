import { createHash } from "node:crypto";
import type { Inventory } from "#protocol/inventory.ts";

const LIBRARIES = 150;

/** Which images of the sample hold what beside the packages and files of all of them. */
const EXTRAS = {
  docker: {
    packages: [{ name: "docker.io", version: "20.10.24+dfsg1-1+deb12u1", sizeBytes: 151_117_824 }],
    files: [
      { path: "/usr/bin/docker", sizeBytes: 38_000_000 },
      { path: "/usr/bin/dockerd", sizeBytes: 81_000_000 },
      { path: "/etc/docker/daemon.json", sizeBytes: 60 },
    ],
  },
  kubernetes: {
    packages: [
      { name: "kubeadm", version: "1.32.12-1.1", sizeBytes: 71_000_000 },
      { name: "kubelet", version: "1.32.12-1.1", sizeBytes: 77_000_000 },
    ],
    files: [
      { path: "/usr/bin/kubeadm", sizeBytes: 71_000_000 },
      { path: "/usr/bin/kubelet", sizeBytes: 77_000_000 },
      { path: "/var/lib/containerd/io.containerd.content.v1.content/blobs/sha256/5f3a", sizeBytes: 31_000_000 },
    ],
  },
} as const;

/** What an image of a variant holds: libraries of which a newer one has newer versions, and what its name says. */
export function sampleInventory(variantName: string): Inventory {
  const { packages, files } = variantName.includes("kubernetes") ? EXTRAS.kubernetes : EXTRAS.docker;
  const release = variantName.includes("kubernetes") ? 2 : 1;
  const libraries = Array.from({ length: LIBRARIES }, (_, index) => ({
    name: `libsample${index}`,
    // The versions of every second library grow, and of one in fifty shrink.
    version: `1.${index}-${index % 50 === 1 ? 3 - release : index % 2 === 0 ? release : 1}`,
    sizeBytes: 40_000 + index * 1_000 * release,
  }));
  return {
    v: 1,
    packages: [...packages, ...libraries].map((entry) => ({ ...entry, architecture: "amd64" })),
    files: [
      ...files,
      { path: "/boot/vmlinuz-6.1.0-28-amd64", sizeBytes: 8_200_000 },
      { path: "/etc/hostname", sizeBytes: 7 },
      ...libraries.flatMap(({ name, version, sizeBytes }) => [
        { path: `/usr/lib/x86_64-linux-gnu/${name}.so`, sizeBytes: sizeBytes + version.length },
        { path: `/usr/share/doc/${name}/copyright`, sizeBytes: 900 },
      ]),
    ].map((file) => ({ ...file, sha256: createHash("sha256").update(`${file.path} ${file.sizeBytes}`).digest("hex") })),
    directories: [],
  };
}
