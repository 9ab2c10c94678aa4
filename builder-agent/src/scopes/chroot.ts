import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { type ChrootHost, createChrootHost } from "../host/chroot-host.ts";
import { proxyVariables, TRUSTED_CERTIFICATES } from "../host/job-network.ts";
import type { WithPartitions } from "./attached-disk.ts";
import { makeDeviceNodes } from "./device-nodes.ts";
import { requireFolders } from "./image-folders.ts";
import type { WithRoot } from "./mounted-root.ts";
import { forbidServiceStarts } from "./policy-rc.ts";
import { keepResolverEntry, lendResolver } from "./resolver.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithChroot = { readonly chroot: ChrootHost };

/** The agent's own corner of the chroot, on a tmpfs: nothing in it ever reaches the image. */
export const CHROOT_FOLDER = "/run/mib";

type Needs = JobContext & WithWorkspace & WithPartitions & WithRoot;

/** What lies over the image's folders while commands run in it. `proc` comes with each command's own PID namespace. */
const OVERLAYS = [
  { folder: "dev", type: "tmpfs", options: "mode=0755,size=1m,nosuid" },
  { folder: "sys", type: "sysfs", options: "ro,nosuid,nodev,noexec" },
  { folder: "run", type: "tmpfs", options: "mode=0755,nosuid,nodev" },
  { folder: "tmp", type: "tmpfs", options: "mode=1777,nosuid,nodev" },
] as const;

/** The inside of the image, with a minimal /dev, the host's network and resolver, and no service that may start. */
export const chroot = defineScope({
  id: "chroot",
  commands: ["chroot", "mknod", "mount", "umount", "unshare"],
  open: async (context: Needs, holder): Promise<WithChroot> => {
    const root = context.root.path;
    requireFolders(root, ["dev", "proc", "sys", "run", "tmp"]);
    keepResolverEntry(root, context, holder);
    for (const overlay of OVERLAYS) await lay(overlay, root, context, holder);
    await makeDeviceNodes(root, context, holder);
    const corner = join(root, CHROOT_FOLDER);
    mkdirSync(corner, { recursive: true });
    writeFileSync(join(corner, "apt.conf"), "");
    await lendResolver(root, context, holder);
    const chrootHost = createChrootHost(context.host, root, variablesOf(context, corner));
    await forbidServiceStarts(chrootHost, holder);
    return { chroot: chrootHost };
  },
});

/** apt's configuration, the proxy, and for programs written in Go (ctr) the authorities that the job trusts. */
function variablesOf({ recipe: { mirrors } }: JobContext, corner: string): string[] {
  const trusted = "ca-certificates.crt";
  const hasOwnAuthority = (mirrors.build?.caCertificate ?? null) !== null;
  if (hasOwnAuthority) copyFileSync(TRUSTED_CERTIFICATES, join(corner, trusted));
  return [
    `APT_CONFIG=${CHROOT_FOLDER}/apt.conf`,
    ...Object.entries(proxyVariables(mirrors.build)).map(([name, value]) => `${name}=${value}`),
    ...(hasOwnAuthority ? [`SSL_CERT_FILE=${CHROOT_FOLDER}/${trusted}`] : []),
  ];
}

async function lay(overlay: (typeof OVERLAYS)[number], root: string, { host }: JobContext, holder: Holder): Promise<void> {
  const { folder, type, options } = overlay;
  const target = join(root, folder);
  await holder.hold({ kind: "mount", target }, () =>
    host.run(["mount", "-t", type, "-o", options, type, target], { isQuiet: true }),
  );
}
