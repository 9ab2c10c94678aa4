import type { ImageHost } from "../host/image-host.ts";

const POLICY = "/usr/sbin/policy-rc.d";

/** Debian's invoke-rc.d asks this script before it starts a service: 101 is "forbidden". */
const FORBID_ALL = "#!/bin/sh\nexit 101\n";

/** Keeps packages from starting their services; what is returned puts back what the image had there. */
export async function forbidServiceStarts(inside: ImageHost): Promise<(inside: ImageHost) => Promise<void>> {
  const before = await inside.readFile(POLICY);
  await inside.writeFile(POLICY, FORBID_ALL, "0755");
  return async (closing) => {
    if (before === null) await closing.run(["rm", "-f", POLICY], { isQuiet: true });
    else await closing.writeFile(POLICY, before, "0755");
  };
}
