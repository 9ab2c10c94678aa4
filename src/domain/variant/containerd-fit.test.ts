import { expect, test } from "vitest";
import { findContainerdMisfit } from "./containerd-fit.ts";
import { NEW_PARTS } from "./new-parts.ts";

const kubernetes = (minor: string, containerd: "docker" | "distribution") => ({ ...NEW_PARTS.kubernetes, minor, containerd });
const bookworm = { distro: "debian", version: "12" };

test.each([
  ["1.34", "distribution", null],
  ["1.36", "docker", null],
  ["1.36", "distribution", { index: 1, minor: "1.36", containerd: "1.6", least: "2.2" }],
] as const)("Kubernetes %s on Debian 12 with containerd from %s", (minor, origin, expected) => {
  expect(findContainerdMisfit([NEW_PARTS.custom, kubernetes(minor, origin)], bookworm)).toEqual(expected);
});

test("of a release that is not known nothing is said before its package is seen", () => {
  expect(findContainerdMisfit([kubernetes("1.36", "distribution")], { distro: "debian", version: "99" })).toBeNull();
});
