import { join } from "node:path";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope } from "../engine/scope.ts";
import { attachMethod, blankDiskFile } from "../findings.ts";
import { bypassBootstrap } from "../steps/base-cache.ts";
import { attachDisk, FORMAT_OF_METHOD } from "./attach-disk.ts";
import { DISK_COMMANDS, guardDetach, type WithDisk } from "./attached-disk.ts";
import type { WithWorkspace } from "./workspace.ts";

/** 2.5 GiB: what a cloud image of Debian needs, with room for its first upgrades. */
const BASE_SIZE_BYTES = 2_684_354_560;

/** An empty disk for a bootstrap, in the format that this host can attach. */
export const blankDisk = defineScope({
  id: "blank-disk",
  commands: [...DISK_COMMANDS, "qemu-img"],
  unneeded: bypassBootstrap,
  open: async (context: JobContext & WithWorkspace, holder): Promise<WithDisk> => {
    const { host, job, workspace, jobId } = context;
    const method = attachMethod.get(job);
    const format = FORMAT_OF_METHOD[method];
    const disk = { path: join(workspace, `blank-${jobId}`), format };
    await host.run(["qemu-img", "create", "-q", "-f", format, disk.path, String(BASE_SIZE_BYTES)]);
    blankDiskFile.note(job, disk);
    const device = await attachDisk(disk, method, context, holder);
    guardDetach(device, holder);
    return { disk: { device } };
  },
});
