import type { AgentErrorCode } from "#protocol/agent-error.ts";

/** aria2c(1), EXIT STATUS: those that say more than "failed". */
export const ARIA2_EXIT_CODES: ReadonlyMap<number, AgentErrorCode> = new Map<number, AgentErrorCode>([
  [2, "MIRROR_UNREACHABLE"],
  [3, "MIRROR_NOT_FOUND"],
  [4, "MIRROR_NOT_FOUND"],
  [5, "MIRROR_UNREACHABLE"],
  [6, "MIRROR_UNREACHABLE"],
  [9, "HOST_DISK_FULL"],
  [19, "MIRROR_UNREACHABLE"],
  [22, "MIRROR_UNREACHABLE"],
  [24, "MIRROR_UNREACHABLE"],
  [29, "MIRROR_UNREACHABLE"],
  [32, "BASE_CHECKSUM_MISMATCH"],
]);

/** aria2c's progress line: `[#2089b0 400.0KiB/33.2MiB(1%) CN:1 DL:115.7KiB ETA:4m51s]`. */
const PROGRESS = /^\[#[0-9a-f]+ \S+?\/\S+?\((\d+)%\)/;

/** Percent done, or null for another line. */
export function readAria2Percent(line: string): number | null {
  const percent = PROGRESS.exec(line)?.[1];
  return percent === undefined ? null : Number(percent);
}
