import type { Holder } from "../engine/held-resources.ts";
import type { ImageHost } from "../host/image-host.ts";

const POLICY = "/usr/sbin/policy-rc.d";

/** Debian's invoke-rc.d asks this script before it starts a service: 101 is "forbidden". */
const FORBID_ALL = "#!/bin/sh\nexit 101\n";

/** Keeps packages from starting their services ; on closing, what the image had there is back. */
export async function forbidServiceStarts(inside: ImageHost, holder: Holder): Promise<void> {
  const before = await inside.readFile(POLICY);
  holder.onClose(async (host) => {
    const closing = inside.underSignal(host.signal);
    if (before === null) await closing.run(["rm", "-f", POLICY], { isQuiet: true });
    else await closing.writeFile(POLICY, before, "0755");
  });
  await inside.writeFile(POLICY, FORBID_ALL, "0755");
}
