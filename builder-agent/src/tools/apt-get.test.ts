import { expect, test } from "vitest";
import { readPlannedPackages, readStatusPercent } from "./apt-get.ts";

test("apt's simulation tells names, versions, origins and which are upgrades", () => {
  const output = `Inst linux-image-cloud-amd64 [6.1.176-1] (6.1.192-1 Debian-Security:12/oldstable-security [amd64])
Inst linux-image-6.1.0-53-cloud-amd64 (6.1.192-1 Debian-Security:12/oldstable-security [amd64])
Inst libc6 [2.36-9+deb12u10] (2.36-9+deb12u13 Debian:12.12/oldstable, Debian-Security:12/oldstable-security [amd64]) []
Conf libc6 (2.36-9+deb12u13 Debian:12.12/oldstable [amd64])`;
  expect(readPlannedPackages(output)).toEqual([
    { name: "linux-image-cloud-amd64", version: "6.1.192-1", from: "Debian-Security:12/oldstable-security", isUpgrade: true },
    {
      name: "linux-image-6.1.0-53-cloud-amd64",
      version: "6.1.192-1",
      from: "Debian-Security:12/oldstable-security",
      isUpgrade: false,
    },
    {
      name: "libc6",
      version: "2.36-9+deb12u13",
      from: "Debian:12.12/oldstable, Debian-Security:12/oldstable-security",
      isUpgrade: true,
    },
  ]);
});

test("downloads fill the first two fifths of the bar, dpkg the rest", () => {
  expect(readStatusPercent("dlstatus:3:50.0000:Retrieving file 3 of 20 (4s remaining)")).toBe(20);
  expect(readStatusPercent("pmstatus:docker.io:50.0000:Installing docker.io (amd64)")).toBe(70);
  expect(readStatusPercent("pmstatus:libc6:amd64:100.0000:Installed libc6")).toBe(100);
  expect(readStatusPercent("media-change: x")).toBeNull();
});
