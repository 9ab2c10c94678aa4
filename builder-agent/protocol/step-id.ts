import { z } from "zod";

/** Every step that a pipeline may contain, verb first. The order is that of the chroot pipeline, for reading only. */
export const STEP_IDS = [
  "check-host",
  "resolve-base",
  "fetch-base",
  "partition-base",
  "bootstrap-base",
  "install-bootloader",
  "seal-base",
  "inspect-base",
  "create-disk",
  "move-backup-header",
  "grow-root-partition",
  "grow-filesystem",
  "write-package-sources",
  "refresh-package-lists",
  "upgrade-packages",
  "install-packages",
  "configure-parts",
  "pull-container-images",
  "check-parts",
  "restore-package-sources",
  "clean-image",
  "take-inventory",
  "trim-filesystem",
  "check-filesystem",
  "compact-image",
  "boot-image",
  "seal-image",
] as const;

export const stepIdSchema = z.enum(STEP_IDS);
export type StepId = z.infer<typeof stepIdSchema>;

/** Resources whose release is guaranteed. A scope is opened and closed around the steps that need it. */
export const SCOPE_IDS = ["workspace", "blank-disk", "attached-disk", "mounted-root", "chroot", "virtual-machine"] as const;

export const scopeIdSchema = z.enum(SCOPE_IDS);
export type ScopeId = z.infer<typeof scopeIdSchema>;
