import { z } from "zod";
import { architectureSchema } from "./recipe.ts";

/** How a qcow2 becomes a block device: by the kernel's nbd, by nbdfuse and a loop device, or by a raw copy and a loop device. */
export const attachMethodSchema = z.enum(["nbd", "nbdfuse", "raw"]);
export type AttachMethod = z.infer<typeof attachMethodSchema>;

/** `kvm` only where a short real guest ran: the file /dev/kvm may exist and not work. */
export const acceleratorSchema = z.enum(["kvm", "tcg"]);
export type Accelerator = z.infer<typeof acceleratorSchema>;

/** What `builder-agent inspect` prints: what the host is, what it can do, what it lacks. Sizes in bytes. */
export const hostReportSchema = z.object({
  v: z.literal(1),
  agentVersion: z.string(),
  at: z.iso.datetime(),
  hostname: z.string(),
  os: z.object({ id: z.string(), versionId: z.string(), codename: z.string(), prettyName: z.string() }),
  kernel: z.string(),
  architecture: architectureSchema,
  cpuCount: z.number().int().positive(),
  memoryBytes: z.number().int().positive(),
  disk: z.object({ path: z.string(), freeBytes: z.number().int(), totalBytes: z.number().int() }),
  isRoot: z.boolean(),
  /** Null: this host can attach no image. */
  attachMethod: attachMethodSchema.nullable(),
  /** Null: qemu is not there. */
  accelerator: acceleratorSchema.nullable(),
  /** Commands that a pipeline needs and this host lacks, with Debian's package for each. */
  missing: z.array(z.object({ command: z.string(), package: z.string() })),
  runningJobIds: z.array(z.string()),
});
export type HostReport = z.infer<typeof hostReportSchema>;
