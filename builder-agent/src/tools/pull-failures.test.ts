import { expect, test } from "vitest";
import { AgentError } from "#protocol/agent-error.ts";
import { createFailureReader } from "../host/failure-table.ts";
import { adviseOnRegistry, PULL_FAILURES } from "./pull-failures.ts";

/** What ctr of containerd 1.6 and 2.1 says, with the code it has to become. */
const SAYINGS = [
  [
    'ctr: failed commit on ref "layer-sha256:aa": unexpected commit digest sha256:bb, expected sha256:aa: failed precondition',
    "MIRROR_HASH_MISMATCH",
  ],
  ['ctr: failed to resolve reference "registry.k8s.io/pause:9": registry.k8s.io/pause:9: not found', "MIRROR_NOT_FOUND"],
  ["ctr: no match for platform in manifest sha256:aa: not found", "RECIPE_UNSUPPORTED"],
  [
    'ctr: failed to do request: Head "https://k8s.example.org/v2/pause/manifests/3.2?ns=k8s.gcr.io": dial tcp: lookup k8s.example.org: no such host',
    "MIRROR_UNREACHABLE",
  ],
  [
    "ctr: failed to copy: httpReadSeeker: failed open: unexpected status code https://k8s.example.org/v2/: 502 Bad Gateway",
    "MIRROR_UNREACHABLE",
  ],
] as const;

test.each(SAYINGS)("ctr's %j becomes %s", (saying, code) => {
  const reader = createFailureReader(PULL_FAILURES);
  reader.read(saying);
  expect(reader.failure({})?.code).toBe(code);
});

test("what a registry is to blame for names it and the setting that mends it; what it is not stays as it is", () => {
  const image = { name: "registry.k8s.io/pause:3.10", address: "https://k8s.example.org" };
  const told = adviseOnRegistry(new AgentError("MIRROR_NOT_FOUND", "It has none."), image);
  expect(told).toMatchObject({ code: "MIRROR_NOT_FOUND", detail: { subject: "https://k8s.example.org" } });
  expect(String(told)).toContain("mirrors of registry.k8s.io in the build face of the mirror profile");
  const own = new AgentError("DISK_TOO_SMALL", "Full.");
  expect(adviseOnRegistry(own, image)).toBe(own);
});
