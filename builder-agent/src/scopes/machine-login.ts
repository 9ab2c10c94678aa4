import { readFileSync } from "node:fs";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { hostnameBefore } from "../findings.ts";
import type { GuestHost } from "../host/guest-host.ts";
import type { ImageHost } from "../host/image-host.ts";
import { TRUSTED_CERTIFICATES } from "../host/job-network.ts";
import { createMachineHost } from "../host/machine-host.ts";
import { openWebProxy } from "../host/web-proxy.ts";
import type { WithBuildMachine } from "./build-machine.ts";
import { logIn } from "./guest-login.ts";
import { APT_CONFIGURATION, BUILD_FOLDER, hasOwnAuthority, insideVariables, TRUSTED_FILE, type WithInside } from "./inside.ts";
import { forbidServiceStarts } from "./policy-rc.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithLogin = WithInside & {
  readonly login: {
    /** Takes back what was lent to the machine. Not done where the build failed: then the machine goes with all that is in it. */
    readonly takeBack: () => Promise<void>;
  };
};

/**
 * The inside of a running machine, as a chroot gives that of a disk at rest: no service may start, and whatever is fetched is fetched
 * through the builder, by the mirror profile's build face. The machine itself needs no way out.
 */
export const machineLogin = defineScope({
  id: "machine-login",
  commands: [],
  open: async (context: JobContext & WithWorkspace & WithBuildMachine, holder): Promise<WithLogin> => {
    const { buildMachine, job, recipe, report, signal } = context;
    const guest = await logIn(buildMachine, signal);
    holder.onClose(async () => guest.close());
    const proxy = await openWebProxy(recipe.mirrors.build?.httpProxy ?? null);
    holder.onClose(proxy.close);
    const port = await guest.openPort(proxy.answer);
    const inside = createMachineHost(guest, {
      ...{ signal, log: report.log, variables: insideVariables(recipe, proxy.urlAt(port)) },
    });
    await layBuildFolder(guest, inside, context);
    const hostname = hostnameBefore.get(job);
    if (hostname !== null) await inside.writeFile("/etc/hostname", hostname);
    const allowServiceStarts = await forbidServiceStarts(inside);
    return { inside, login: { takeBack: () => allowServiceStarts(inside) } };
  },
});

/** A tmpfs of its own: systemd mounts /run so that nothing in it can be run (systemd(1)), and scripts have to. */
async function layBuildFolder(guest: GuestHost, inside: ImageHost, { recipe }: JobContext): Promise<void> {
  await guest.run(["mkdir", "-p", BUILD_FOLDER]);
  await guest.run(["mount", "-t", "tmpfs", "-o", "mode=0755,nosuid,nodev", "tmpfs", BUILD_FOLDER]);
  await inside.writeFile(APT_CONFIGURATION, "");
  if (hasOwnAuthority(recipe)) await inside.writeFile(TRUSTED_FILE, readFileSync(TRUSTED_CERTIFICATES, "utf8"));
}
