import { COMMON_BOOTSTRAP_PACKAGES, type Distro } from "./distro.ts";

const BOOT_PACKAGES = {
  amd64: ["linux-image-virtual", "grub-pc-bin", "grub2-common", "grub-efi-amd64-bin"],
  arm64: ["linux-image-virtual", "grub-efi-arm64-bin", "grub2-common"],
} as const;

/** Ubuntu 22.04 and later; 22.04 still keeps /etc/apt/sources.list, which the agent reads where it finds it. Groups as in 24.04's cloud.cfg. */
export const ubuntu: Distro = {
  id: "ubuntu",
  keyring: "/usr/share/keyrings/ubuntu-archive-keyring.gpg",
  keyringPackage: "ubuntu-keyring",
  sourcesFile: "/etc/apt/sources.list.d/ubuntu.sources",
  defaultUserGroups: ["adm", "cdrom", "dip", "lxd", "sudo"],
  suites: (codename) => [codename, `${codename}-updates`, `${codename}-backports`, `${codename}-security`],
  securitySuite: (codename) => `${codename}-security`,
  bootstrapPackages: (architecture) => [...COMMON_BOOTSTRAP_PACKAGES, ...BOOT_PACKAGES[architecture]],
};
