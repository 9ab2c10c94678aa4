import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { SSHD_DROP_IN } from "../scopes/build-machine-seed.ts";
import type { WithLogin } from "../scopes/machine-login.ts";

/** What a boot leaves on a disk that a disk at rest never gets. `clean-image` sees to all that both have, once the machine is off. */
const TRACES: readonly (readonly string[])[] = [
  ["rm", "-f", SSHD_DROP_IN],
  ["cloud-init", "clean", "--logs"],
  // Where cloud-init writes the network of this one machine (cloudinit/net/*.py).
  ["rm", "-f", "/etc/network/interfaces.d/50-cloud-init", "/etc/netplan/50-cloud-init.yaml"],
  ["find", "/etc/systemd/network", "-name", "10-cloud-init-*", "-delete"],
  ["find", "/var/lib/dhcp", "/var/lib/systemd/timers", "-type", "f", "-delete"],
  // netplan's generator is Python that no package compiles: its first run as root does. apparmor's cache is for one kernel.
  ["find", "/usr/share/netplan", "-depth", "-path", "*/__pycache__*", "-delete"],
  ["find", "/var/cache/apparmor", "-mindepth", "1", "-delete"],
  ["find", "/tmp", "-mindepth", "1", "-delete"],
  ["sync"],
];

/** Takes back from the machine what was lent to it and what its boot wrote, as its last commands. */
export const leaveMachine = defineStep({
  id: "leave-machine",
  title: "Leave machine",
  commands: [],
  run: async ({ inside, login }: JobContext & WithLogin) => {
    await login.takeBack();
    // Each says 1 where there is nothing to remove; what matters is checked when the image is verified.
    for (const argv of TRACES) await inside.run(argv, { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
  },
});
