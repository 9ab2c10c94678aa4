import { expect, test } from "vitest";
import { APT_FAILURES } from "#agent/tools/apt-failures.ts";
import { createFailureReader, IMAGE_FAILURES } from "./failure-table.ts";

/** What apt 2.6, dpkg 1.21 and mmdebstrap 1.3 really said, with the code it has to become. */
const SAYINGS = [
  ["E: Unable to locate package no-such-package-anywhere", "PACKAGE_NOT_FOUND"],
  ["E: Package 'foo' has no installation candidate", "PACKAGE_NOT_FOUND"],
  ["E: Version '9:99' for 'docker.io' was not found", "PACKAGE_NOT_FOUND"],
  ["Err:1 http://deb.invalid/debian bookworm InRelease\n  Temporary failure resolving 'deb.invalid'", "MIRROR_UNREACHABLE"],
  ["  Could not resolve 'deb.invalid'", "MIRROR_UNREACHABLE"],
  ["  Could not connect to 127.0.0.1:9 (127.0.0.1). - connect (111: Connection refused)", "MIRROR_UNREACHABLE"],
  ["  Unable to connect to 192.0.2.1:80:", "MIRROR_UNREACHABLE"],
  [
    "W: GPG error: http://m/debian bookworm InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0E98404D386FA1D9",
    "MIRROR_SIGNATURE_BAD",
  ],
  ["  The following signatures were invalid: BADSIG 0E98404D386FA1D9 Debian Archive", "MIRROR_SIGNATURE_BAD"],
  ["  The following signatures were invalid: EXPKEYSIG 234654DA9A296436 isv:kubernetes OBS Project", "MIRROR_SIGNATURE_BAD"],
  ["E: The repository 'http://m/debian bookworm Release' is not signed.", "MIRROR_SIGNATURE_BAD"],
  [
    "E: Release file for http://m/debian/dists/bookworm-updates/InRelease is expired (invalid since 3d 4h 5min 6s). Updates for this repository will not be applied.",
    "MIRROR_SIGNATURE_BAD",
  ],
  ["E: Failed to fetch http://m/pool/x.deb  Hash Sum mismatch", "MIRROR_HASH_MISMATCH"],
  ["E: Failed to fetch http://m/pool/x.deb  404  Not Found [IP: 192.0.2.1 80]", "MIRROR_NOT_FOUND"],
  ["Since Docker is a US company, we must comply with US export control regulations.", "MIRROR_GEO_BLOCKED"],
  ["The Amazon CloudFront distribution is configured to block access from your country.", "MIRROR_GEO_BLOCKED"],
  ["E: You don't have enough free space in /var/cache/apt/archives/.", "DISK_TOO_SMALL"],
  [
    " cannot copy extracted data for './usr/bin/dockerd' to '/usr/bin/dockerd.dpkg-new': failed to write (No space left on device)",
    "DISK_TOO_SMALL",
  ],
  ["The following packages have unmet dependencies:", "PACKAGE_CONFLICT"],
  ["dpkg: error processing package foo (--configure):", "PACKAGE_INSTALL_FAILED"],
] as const;

test.each(SAYINGS)("apt's %j becomes %s", (saying, code) => {
  const reader = createFailureReader(APT_FAILURES);
  for (const line of saying.split("\n")) reader.read(line);
  expect(reader.failure({})?.code).toBe(code);
});

test("the more telling line wins over an earlier one, and names its subject", () => {
  const reader = createFailureReader([...APT_FAILURES, ...IMAGE_FAILURES]);
  reader.read("dpkg: error processing archive /var/cache/apt/archives/docker.io_20.deb (--unpack):");
  reader.read("E: Unable to locate package nginy");
  expect(reader.failure({ step: "install-packages" })?.toFailure()).toEqual({
    code: "PACKAGE_NOT_FOUND",
    blame: "recipe",
    message: "No package source has a package nginy.",
    detail: { step: "install-packages", subject: "nginy" },
  });
});

test("what no row knows is not explained", () => {
  const reader = createFailureReader(APT_FAILURES);
  reader.read("Reading package lists...");
  expect(reader.failure({})).toBeNull();
});
