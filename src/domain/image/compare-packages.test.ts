import { expect, test } from "vitest";
import { comparePackages } from "./compare-packages.ts";

const installed = (name: string, version: string, { sizeBytes = 100, architecture = "amd64" } = {}) => ({
  ...{ name, version, architecture, sizeBytes },
});

test("a package is added, removed, upgraded, downgraded or the same, by Debian's order of versions", () => {
  const from = [installed("bash", "5.2"), installed("curl", "7.9"), installed("docker.io", "20.10"), installed("vim", "9.1")];
  const to = [
    installed("bash", "5.2"),
    installed("containerd", "1.6", { sizeBytes: 70 }),
    installed("curl", "7.10", { sizeBytes: 130 }),
    installed("vim", "9.1~rc1", { sizeBytes: 90 }),
  ];
  expect(comparePackages(from, to)).toEqual([
    { name: "containerd", architecture: "amd64", kind: "added", from: null, to: "1.6", growthBytes: 70 },
    { name: "curl", architecture: "amd64", kind: "upgraded", from: "7.9", to: "7.10", growthBytes: 30 },
    { name: "docker.io", architecture: "amd64", kind: "removed", from: "20.10", to: null, growthBytes: -100 },
    { name: "vim", architecture: "amd64", kind: "downgraded", from: "9.1", to: "9.1~rc1", growthBytes: -10 },
  ]);
});

test("what is installed for two architectures is compared for each", () => {
  const from = [installed("libc6", "2.36"), installed("libc6", "2.36", { architecture: "i386" })];
  const to = [installed("libc6", "2.36"), installed("libc6", "2.37", { architecture: "i386" })];
  expect(comparePackages(from, to)).toMatchObject([{ name: "libc6", architecture: "i386", kind: "upgraded" }]);
});
