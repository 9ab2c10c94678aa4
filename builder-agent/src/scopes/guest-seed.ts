import { type KeyPair, makeKeyPair } from "../host/guest-host-keys.ts";
import type { MachineNetwork } from "./machine-network.ts";

/** Both made for one machine of one job: with one we log in, the other the machine shows. */
export type GuestKeys = { readonly client: KeyPair; readonly server: KeyPair };

export const GUEST_SSH_PORT = 22;

export function makeGuestKeys(): GuestKeys {
  return { client: makeKeyPair(), server: makeKeyPair() };
}

/**
 * cloud-init's user-data (cloud-config reads JSON as the YAML that it is). The machine's host key is ours, so that it can be pinned;
 * root may log in with a key of this job alone. The image's own settings are otherwise left as they are: they are what is looked at.
 */
export function guestUserData({ client, server }: GuestKeys, { hosts }: MachineNetwork): string {
  const config = {
    disable_root: false,
    ssh_authorized_keys: [client.publicKey],
    ssh_keys: { ecdsa_private: server.privateKey, ecdsa_public: server.publicKey },
    manage_etc_hosts: false,
    write_files: [
      { path: "/etc/hosts", append: true, content: hosts.map(({ name, address }) => `${address} ${name}\n`).join("") },
      // sshd takes the first word on a setting: an image that lets root in by no means is asked as root all the same.
      { path: "/etc/ssh/sshd_config.d/00-proof.conf", content: "PermitRootLogin prohibit-password\n" },
    ],
  };
  return `#cloud-config\n${JSON.stringify(config)}\n`;
}
