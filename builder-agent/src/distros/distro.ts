import type { Architecture, DistroId } from "#protocol/recipe.ts";

/** What differs between distributions, and nothing else. */
export type Distro = {
  readonly id: DistroId;
  /** The distribution's archive keyring inside its own images. */
  readonly keyring: string;
  /** The package that brings the keyring, in both distributions. */
  readonly keyringPackage: string;
  /** The deb822 file of the distribution's own sources. */
  readonly sourcesFile: string;
  /** The groups that cloud-init gives the default user; setting `groups` replaces the list, so it has to be said again (lesson 5). */
  readonly defaultUserGroups: readonly string[];
  /** Suites of a release that are the distribution's own, the security suite among them. */
  readonly suites: (codename: string) => readonly string[];
  readonly securitySuite: (codename: string) => string;
  /** What a cloud image made from packages alone consists of. */
  readonly bootstrapPackages: (architecture: Architecture) => readonly string[];
};

/** Packages that both distributions call alike. */
export const COMMON_BOOTSTRAP_PACKAGES = [
  ...["systemd-sysv", "dbus", "libpam-systemd", "udev", "kmod", "initramfs-tools"],
  ...["cloud-init", "cloud-guest-utils", "openssh-server", "netplan.io", "systemd-resolved", "systemd-timesyncd", "sudo"],
  ...["ca-certificates", "curl", "e2fsprogs", "gdisk", "fdisk", "iproute2", "iputils-ping", "procps", "less", "vim-tiny"],
  ...["gnupg", "locales", "apparmor", "tzdata"],
] as const;
