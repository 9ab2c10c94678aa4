import { COMMON_BOOTSTRAP_PACKAGES, type Distro } from "./distro.ts";

/** grub-pc-bin, not grub-pc: the latter asks which disk to write to, and there is none to name in an image. */
const BOOT_PACKAGES = {
  amd64: ["linux-image-cloud-amd64", "grub-pc-bin", "grub2-common", "grub-efi-amd64-bin"],
  arm64: ["linux-image-cloud-arm64", "grub-efi-arm64-bin", "grub2-common"],
} as const;

/** Debian 12 and later: deb822 sources, security in an archive of its own. Groups as in its own cloud.cfg. */
export const debian: Distro = {
  id: "debian",
  keyring: "/usr/share/keyrings/debian-archive-keyring.gpg",
  keyringPackage: "debian-archive-keyring",
  sourcesFile: "/etc/apt/sources.list.d/debian.sources",
  defaultUserGroups: ["adm", "audio", "cdrom", "dialout", "dip", "floppy", "netdev", "plugdev", "sudo", "video"],
  suites: (codename) => [codename, `${codename}-updates`, `${codename}-backports`, `${codename}-security`],
  securitySuite: (codename) => `${codename}-security`,
  bootstrapPackages: (architecture) => [...COMMON_BOOTSTRAP_PACKAGES, ...BOOT_PACKAGES[architecture]],
};
