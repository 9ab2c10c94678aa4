import type { Holder } from "../engine/held-resources.ts";
import type { ChrootHost } from "../host/chroot-host.ts";

const POLICY = "/usr/sbin/policy-rc.d";

/** Debian's invoke-rc.d asks this script before it starts a service: 101 is "forbidden". */
const FORBID_ALL = "#!/bin/sh\nexit 101\n";

/** Keeps packages from starting their services in the chroot; on closing, what the image had there is back. */
export async function forbidServiceStarts(chroot: ChrootHost, holder: Holder): Promise<void> {
  const before = await chroot.readFile(POLICY);
  holder.onClose(async (host) => {
    const inside = chroot.underSignal(host.signal);
    if (before === null) await inside.run(["rm", "-f", POLICY], { isQuiet: true });
    else await inside.writeFile(POLICY, before, "0755");
  });
  await chroot.writeFile(POLICY, FORBID_ALL, "0755");
}
