import type { VerifyPhase } from "#protocol/job-request.ts";
import { ACCOUNT_CHECKS } from "./accounts.ts";
import { LEFTOVER_CHECKS } from "./build-leftovers.ts";
import type { Check } from "./check.ts";
import { CONTAINERD_CHECKS } from "./containerd-content.ts";
import { CONTAINERD_RUNNING_CHECKS } from "./containerd-running.ts";
import { CONTENT_CHECKS } from "./content-store.ts";
import { DISK_CHECKS } from "./disk-layout.ts";
import { DOCKER_DAEMON_CHECKS } from "./docker-daemon.ts";
import { DOCKER_FILE_CHECKS } from "./docker-files.ts";
import { DOCKER_RUNNING_CHECKS } from "./docker-running.ts";
import { FACE_CHECKS } from "./face-settings.ts";
import type { FilesGround } from "./files-ground.ts";
import { FIRST_BOOT_CHECKS } from "./first-boot.ts";
import { IDENTITY_CHECKS } from "./identity.ts";
import { IMAGE_FILE_CHECKS } from "./image-file.ts";
import { KUBERNETES_FILE_CHECKS } from "./kubernetes-files.ts";
import { LEAK_CHECKS } from "./leaks.ts";
import type { MachineGround } from "./machine-ground.ts";
import { OFFLINE_BOOT_CHECKS } from "./offline-boot.ts";
import { SOURCE_CHECKS } from "./package-sources.ts";
import { PACKAGE_CHECKS } from "./packages.ts";
import type { ProgramsGround } from "./programs-ground.ts";
import { TRACE_CHECKS } from "./traces.ts";

/** Everything that a finished image is asked, in the order of asking. */
export const FILE_CHECKS: readonly Check<FilesGround>[] = [
  ...DISK_CHECKS,
  ...IDENTITY_CHECKS,
  ...ACCOUNT_CHECKS,
  ...TRACE_CHECKS,
  ...LEFTOVER_CHECKS,
  ...SOURCE_CHECKS,
  ...FACE_CHECKS,
  ...DOCKER_FILE_CHECKS,
  ...KUBERNETES_FILE_CHECKS,
  ...CONTENT_CHECKS,
  ...LEAK_CHECKS,
];

export const PROGRAM_CHECKS: readonly Check<ProgramsGround>[] = [...PACKAGE_CHECKS, ...DOCKER_DAEMON_CHECKS];

export const FIRST_MACHINE_CHECKS: readonly Check<MachineGround>[] = [
  ...FIRST_BOOT_CHECKS,
  ...DOCKER_RUNNING_CHECKS,
  ...CONTAINERD_RUNNING_CHECKS,
];

/** What is said of a check without asking it. */
export type CatalogueEntry = Pick<Check<never>, "id" | "lesson" | "meaning" | "applies"> & { readonly phase: VerifyPhase };

function entries(phase: VerifyPhase, checks: readonly Omit<CatalogueEntry, "phase">[]): CatalogueEntry[] {
  return checks.map((check) => ({ ...check, phase }));
}

/** All checks after those of the file itself, which decide whether any of these are asked. */
export const LATER_CHECKS: readonly CatalogueEntry[] = [
  ...entries("rest", FILE_CHECKS),
  ...entries("rest", PROGRAM_CHECKS),
  ...entries("rest", CONTAINERD_CHECKS),
  ...entries("booted", FIRST_MACHINE_CHECKS),
  ...entries("booted", OFFLINE_BOOT_CHECKS),
];

export const ALL_CHECKS: readonly CatalogueEntry[] = [...entries("rest", IMAGE_FILE_CHECKS), ...LATER_CHECKS];
