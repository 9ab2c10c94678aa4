import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Holder } from "../engine/held-resources.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { createChrootHost } from "../host/chroot-host.ts";
import { TRUSTED_CERTIFICATES } from "../host/job-network.ts";
import type { WithPartitions } from "./attached-disk.ts";
import { makeDeviceNodes } from "./device-nodes.ts";
import { requireFolders } from "./image-folders.ts";
import { APT_CONFIGURATION, BUILD_FOLDER, hasOwnAuthority, insideVariables, TRUSTED_FILE, type WithInside } from "./inside.ts";
import type { WithRoot } from "./mounted-root.ts";
import { forbidServiceStarts } from "./policy-rc.ts";
import { keepResolverEntry, lendResolver } from "./resolver.ts";
import type { WithWorkspace } from "./workspace.ts";

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
  open: async (context: Needs, holder): Promise<WithInside> => {
    const root = context.root.path;
    requireFolders(root, ["dev", "proc", "sys", "run", "tmp"]);
    keepResolverEntry(root, context, holder);
    for (const overlay of OVERLAYS) await lay(overlay, root, context, holder);
    await makeDeviceNodes(root, context, holder);
    layBuildFolder(root, context);
    await lendResolver(root, context, holder);
    const { recipe, host } = context;
    const inside = createChrootHost(host, root, insideVariables(recipe, recipe.mirrors.build?.httpProxy ?? null));
    const allowServiceStarts = await forbidServiceStarts(inside);
    holder.onClose((closing) => allowServiceStarts(inside.underSignal(closing.signal)));
    return { inside };
  },
});

function layBuildFolder(root: string, { recipe }: JobContext): void {
  mkdirSync(join(root, BUILD_FOLDER), { recursive: true });
  writeFileSync(join(root, APT_CONFIGURATION), "");
  if (hasOwnAuthority(recipe)) copyFileSync(TRUSTED_CERTIFICATES, join(root, TRUSTED_FILE));
}

async function lay(overlay: (typeof OVERLAYS)[number], root: string, { host }: JobContext, holder: Holder): Promise<void> {
  const { folder, type, options } = overlay;
  const target = join(root, folder);
  await holder.hold({ kind: "mount", target }, () =>
    host.run(["mount", "-t", type, "-o", options, type, target], { isQuiet: true }),
  );
}
