import { expect, test } from "vitest";
import { findChecksum } from "./resolve-base.ts";

const DIGEST = "a".repeat(64);

test("the file's own line is found, in text and in binary mode, and no other", () => {
  const list = `${"b".repeat(64)} *noble-server-cloudimg-amd64.img.old\n${DIGEST} *noble-server-cloudimg-amd64.img\n${"c".repeat(64)}  other.img\n`;
  expect(findChecksum(list, "noble-server-cloudimg-amd64.img")).toBe(DIGEST);
  expect(findChecksum(list, "other.img")).toBe("c".repeat(64));
  expect(findChecksum(list, "cloudimg-amd64.img")).toBeNull();
});
