import type { GuestKeys } from "./guest-seed.ts";

/** Lets root in with our key alone; `leave-machine` removes it. */
export const SSHD_DROP_IN = "/etc/ssh/sshd_config.d/00-mib-build.conf";

/** They would take dpkg's lock from us (apt.systemd.daily(8)). */
const APT_TIMERS = ["apt-daily.timer", "apt-daily-upgrade.timer", "apt-daily.service", "apt-daily-upgrade.service"];

/**
 * cloud-init's user-data for a machine that becomes an image. Of cloud-init's modules only those run that let us in: what the others
 * do is for the owner of a machine, and would be found in the image. The machine's host key is ours, so that it can be pinned, and
 * its partition keeps the size that the image is to have, however large its disk is. `visitorKey` is of whoever may look at it
 * should the build fail.
 */
export function buildMachineUserData({ client, server }: GuestKeys, visitorKey: string | null): string {
  const config = {
    ...{ disable_root: false, preserve_hostname: true, manage_etc_hosts: false, users: [] },
    ssh_authorized_keys: [client.publicKey, ...(visitorKey === null ? [] : [visitorKey])],
    ssh_keys: { ecdsa_private: server.privateKey, ecdsa_public: server.publicKey },
    bootcmd: [["systemctl", "mask", "--runtime", "--now", ...APT_TIMERS]],
    // sshd takes the first word on a setting: an image that lets root in by no means does so while it is built.
    write_files: [{ path: SSHD_DROP_IN, content: "PermitRootLogin prohibit-password\nAllowTcpForwarding yes\n" }],
    ...{ cloud_init_modules: ["bootcmd", "write-files", "ssh"], cloud_config_modules: [], cloud_final_modules: [] },
  };
  return `#cloud-config\n${JSON.stringify(config)}\n`;
}
