import { z } from "zod";

/** Every step that a pipeline may contain, verb first; first those of a build in their order, for reading only. */
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
  "inspect-root",
  "upload-base",
  "write-package-sources",
  "refresh-package-lists",
  "upgrade-packages",
  "install-packages",
  "configure-parts",
  "run-scripts",
  "restore-package-sources",
  "pull-container-images",
  "check-parts",
  "leave-machine",
  "stop-machine",
  "take-snapshot",
  "fetch-snapshot",
  "clean-image",
  "take-inventory",
  "trim-filesystem",
  "check-filesystem",
  "compact-image",
  "boot-image",
  "seal-image",
  "find-image",
  "check-image-file",
  "check-files",
  "check-programs",
  "check-first-boot",
  "check-offline-boot",
  "check-package-mirrors",
  "check-registries",
  "remove-orphans",
  "upload-image",
  "describe-publication",
  "share-publication",
  "hide-replaced",
  "change-publications",
] as const;

export const stepIdSchema = z.enum(STEP_IDS);
export type StepId = z.infer<typeof stepIdSchema>;

/** Resources whose release is guaranteed. A scope is opened and closed around the steps that need it. */
export const SCOPE_IDS = [
  "workspace",
  "blank-disk",
  "attached-disk",
  "mounted-root",
  "chroot",
  "virtual-machine",
  "server-instance",
  "machine-login",
  "server-snapshot",
  "cloud",
  "glance-image",
] as const;

export const scopeIdSchema = z.enum(SCOPE_IDS);
export type ScopeId = z.infer<typeof scopeIdSchema>;
