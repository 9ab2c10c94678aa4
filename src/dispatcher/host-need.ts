import type { HostRow } from "./builder-hosts.repo.ts";

export type HostNeed = "key-pair" | "host-key" | "inspection" | null;

/** What the dispatcher knows of a host beside its row. */
export type HostSituation = { readonly wasInspectedInThisRun: boolean; readonly hasRunningJob: boolean };

type Rule = { readonly need: HostNeed; readonly when: (host: HostRow, situation: HostSituation) => boolean };

/** The first rule that holds says what is to be done for a host. */
const RULES: readonly Rule[] = [
  { need: null, when: (host) => host.archivedAt !== null },
  { need: "key-pair", when: (host) => host.transport === "ssh" && host.publicKey === null },
  { need: "host-key", when: (host) => host.transport === "ssh" && host.pinnedHostKey === null && host.offeredHostKey === null },
  { need: null, when: (host) => host.transport === "ssh" && host.pinnedHostKey === null },
  // The key that it shows now is read, for a person to compare; nothing else is done until that person says so.
  { need: "host-key", when: (host) => isKeyRefused(host) && host.offeredHostKey === host.pinnedHostKey },
  { need: null, when: isKeyRefused },
  {
    need: "inspection",
    when: (host) => host.inspectedAt === null || (host.inspectionRequestedAt ?? new Date(0)) > host.inspectedAt,
  },
  // The job's own follower looks for the host, and a build is not to share its disk with an inspection that nobody asked for.
  { need: null, when: (_host, { hasRunningJob }) => hasRunningJob },
  { need: "inspection", when: (host, { wasInspectedInThisRun }) => host.connection !== "ready" || !wasInspectedInThisRun },
];

export function hostNeed(host: HostRow, situation: HostSituation): HostNeed {
  return RULES.find((rule) => rule.when(host, situation))?.need ?? null;
}

/** The host shows another key than the confirmed one: everything for it stops until a person confirms the new key. */
export function isKeyRefused(host: HostRow): boolean {
  return host.connection === "refused" && host.failure?.code === "HOST_KEY_MISMATCH";
}
