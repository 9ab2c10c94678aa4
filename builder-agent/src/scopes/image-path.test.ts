import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { readImageFile, resolveInRoot } from "./image-path.ts";

function newRoot(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, "etc"));
  return root;
}

test("an absolute link is followed inside the image, not on the host", () => {
  const root = newRoot();
  symlinkSync("/run/systemd/resolve/stub-resolv.conf", join(root, "etc/resolv.conf"));
  expect(resolveInRoot(root, "/etc/resolv.conf")).toBe(join(root, "run/systemd/resolve/stub-resolv.conf"));
});

test("a link with too many .. stops at the image's root", () => {
  const root = newRoot();
  symlinkSync("../../../../etc/shadow", join(root, "etc/fstab"));
  expect(resolveInRoot(root, "/etc/fstab")).toBe(join(root, "etc/shadow"));
  expect(readImageFile(root, "/etc/fstab")).toBeNull();
});

test("a link in the middle of a path is followed", () => {
  const root = newRoot();
  mkdirSync(join(root, "usr/lib"), { recursive: true });
  writeFileSync(join(root, "usr/lib/os-release"), "ID=debian\n");
  symlinkSync("usr/lib", join(root, "lib"));
  expect(readImageFile(root, "/lib/os-release")).toBe("ID=debian\n");
});

test("a circle of links is refused", () => {
  const root = newRoot();
  symlinkSync("b", join(root, "a"));
  symlinkSync("a", join(root, "b"));
  expect(() => resolveInRoot(root, "/a")).toThrow(/circle/);
});
