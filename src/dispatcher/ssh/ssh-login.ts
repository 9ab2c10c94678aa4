/** All that it takes to reach one builder host over SSH. `hostKey` is the pinned one: the base64 field of known_hosts(5). */
export type SshLogin = {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
  readonly hostKey: string;
};

/** What makes a command run as root on the host. */
export function rootPrefix({ user }: SshLogin): readonly string[] {
  return user === "root" ? [] : ["sudo", "-n"];
}
