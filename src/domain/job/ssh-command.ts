import type { KeptMachine } from "./reduce-job.ts";

/** What somebody types who has the key of a kept machine. */
export function sshCommand({ user, address, port }: KeptMachine): string {
  const login = `${user}@${address}`;
  return port === 22 ? `ssh ${login}` : `ssh -p ${port} ${login}`;
}
