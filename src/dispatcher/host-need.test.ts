import { expect, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import { openTestDb } from "#server/db/testing.ts";
import type { HostRow } from "./builder-hosts.repo.ts";
import { hostNeed } from "./host-need.ts";
import { seedHost } from "./testing/catalog-rows.ts";

const IDLE = { wasInspectedInThisRun: true, hasRunningJob: false };
const refusal = new AgentError("HOST_KEY_MISMATCH", "Another key.").toFailure();
const denial = new AgentError("HOST_AUTHENTICATION_FAILED", "No.").toFailure();
const later = new Date(Date.now() + 60_000);

const ssh = { transport: "ssh", address: "a", port: 22, user: "root" } as const;
const paired = { ...ssh, publicKey: "key" } as const;
const trusted = { ...paired, offeredHostKey: "k", pinnedHostKey: "k" } as const;
const refused = { ...trusted, connection: "refused", failure: refusal } as const;

const CASES: readonly [string, Partial<HostRow>, Partial<typeof IDLE>, ReturnType<typeof hostNeed>][] = [
  ["a new host gets a key pair", { ...ssh, connection: "new" }, {}, "key-pair"],
  ["then its host key is read", { ...paired, connection: "new" }, {}, "host-key"],
  ["then nothing happens until a person confirms it", { ...paired, offeredHostKey: "k", connection: "awaiting-trust" }, {}, null],
  ["a confirmed host is inspected", { ...trusted, connection: "connecting", inspectedAt: null }, {}, "inspection"],
  ["a ready host is left alone", trusted, {}, null],
  ["this machine is left alone once it is ready", {}, {}, null],
  ["every host is inspected once by each dispatcher", {}, { wasInspectedInThisRun: false }, "inspection"],
  ["a person may ask for an inspection", { inspectionRequestedAt: later }, {}, "inspection"],
  ["a silent host is looked for", { ...trusted, connection: "unreachable" }, {}, "inspection"],
  ["a silent host with a build is its follower's", { ...trusted, connection: "reconnecting" }, { hasRunningJob: true }, null],
  ["a host that turns us away is asked again", { ...trusted, connection: "refused", failure: denial }, {}, "inspection"],
  ["a host with another key only shows it", refused, {}, "host-key"],
  [
    "and then nothing happens, whatever is asked for",
    { ...refused, offeredHostKey: "new", inspectionRequestedAt: later },
    {},
    null,
  ],
  ["an archived host is left alone", { ...ssh, connection: "new", archivedAt: later }, {}, null],
];

test.each(CASES)("%s", (_title, row, situation, need) => {
  expect(hostNeed(seedHost(openTestDb(), row), { ...IDLE, ...situation })).toBe(need);
});
