import type { JobContext } from "../engine/job-context.ts";
import type { RunResult } from "../host/host.ts";
import type { WithInside } from "../scopes/inside.ts";
import { APT_FAILURES } from "./apt-failures.ts";

/** `confold`: what the image's own files say is kept; apt must never ask. */
const OPTIONS = [
  "-q",
  "-y",
  "-o",
  "Dpkg::Options::=--force-confdef",
  "-o",
  "Dpkg::Options::=--force-confold",
  "-o",
  "Dpkg::Use-Pty=0",
  "-o",
  "Dpkg::Options::=--force-unsafe-io",
];

/** Downloads take their share of the bar, then dpkg the rest. */
const DOWNLOAD_SHARE = 0.4;

/** Runs apt-get in the image, with progress in percent by its status lines. Throws what `APT_FAILURES` knows. */
export function runAptGet({ inside, report }: JobContext & WithInside, args: readonly string[]): Promise<RunResult> {
  return inside.run(["apt-get", ...OPTIONS, "-o", "APT::Status-Fd=3", ...args], {
    failures: APT_FAILURES,
    onStatusLine: (line) => {
      const percent = readStatusPercent(line);
      if (percent !== null) report.progress(percent, 100, "percent");
    },
  });
}

/** apt's README.progress-reporting: `dlstatus:1:5.0:…` while it fetches, `pmstatus:docker.io:45.5:…` while dpkg works. */
export function readStatusPercent(line: string): number | null {
  const [, phase, percent] = /^(dlstatus|pmstatus):.*?:([\d.]+):/.exec(line) ?? [];
  if (percent === undefined) return null;
  const value =
    phase === "dlstatus" ? Number(percent) * DOWNLOAD_SHARE : 100 * DOWNLOAD_SHARE + Number(percent) * (1 - DOWNLOAD_SHARE);
  return Math.round(value);
}

/** A package that apt would change. `from` is the origin as apt names it; `isUpgrade`: another version is installed. */
export type PlannedPackage = {
  readonly name: string;
  readonly version: string;
  readonly from: string;
  readonly isUpgrade: boolean;
};

/** What `apt-get --simulate` says of the transaction: `Inst libc6 [2.36-9] (2.36-9+deb12u13 Debian-Security:12/stable-security [amd64])`. */
export function readPlannedPackages(output: string): PlannedPackage[] {
  return output.split("\n").flatMap((line) => {
    const [, name, before, version, from] = /^Inst (\S+) (\[[^\]]*\] )?\((\S+) ([^[)]+)/.exec(line) ?? [];
    if (name === undefined || version === undefined || from === undefined) return [];
    return [{ name, version, from: from.trim(), isUpgrade: before !== undefined }];
  });
}

/** Reports what a transaction will install; in several events, so that each stays a short line of the journal. */
export function reportPlannedPackages({ report }: Pick<JobContext, "report">, planned: readonly PlannedPackage[]): void {
  for (let start = 0; start < planned.length; start += PACKAGES_PER_EVENT) {
    const packages = planned.slice(start, start + PACKAGES_PER_EVENT).map(({ name, version, from }) => ({ name, version, from }));
    report.event({ type: "inputs.resolved", inputs: { packages } });
  }
}

/** A package takes some 120 bytes; a line may have 32 KiB. */
const PACKAGES_PER_EVENT = 150;
