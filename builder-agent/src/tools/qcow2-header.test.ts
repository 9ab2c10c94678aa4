import { expect, test } from "vitest";
import { objectionTo, parseQcow2Header } from "./qcow2-header.ts";

function header(change: (bytes: Buffer) => void = () => {}): Buffer {
  const bytes = Buffer.alloc(104);
  bytes.writeUInt32BE(0x51_46_49_fb, 0);
  bytes.writeUInt32BE(3, 4);
  bytes.writeBigUInt64BE(2_684_354_560n, 24);
  change(bytes);
  return bytes;
}

const objection = (change?: (bytes: Buffer) => void) => objectionTo(parseQcow2Header(header(change)));

test("a plain qcow2 of version 3 or 2 is accepted, with its size", () => {
  expect(objection()).toBeNull();
  expect(objection((bytes) => bytes.writeUInt32BE(2, 4))).toBeNull();
  expect(parseQcow2Header(header())?.virtualSizeBytes).toBe(2_684_354_560);
});

test("a dirty, zstd-compressed or extended-L2 qcow2 is accepted", () => {
  expect(objection((bytes) => bytes.writeBigUInt64BE(0b11001n, 72))).toBeNull();
});

test.each([
  ["no qcow2", (bytes: Buffer) => bytes.writeUInt32BE(0x7f454c46, 0), /no qcow2/],
  ["an unknown version", (bytes: Buffer) => bytes.writeUInt32BE(4, 4), /version 4/],
  ["a backing file", (bytes: Buffer) => bytes.writeBigUInt64BE(512n, 8), /backing file/],
  ["an external data file", (bytes: Buffer) => bytes.writeBigUInt64BE(0b100n, 72), /data file/],
  ["encryption", (bytes: Buffer) => bytes.writeUInt32BE(1, 32), /encrypted/],
  ["a feature from the future", (bytes: Buffer) => bytes.writeBigUInt64BE(1n << 17n, 72), /features 17/],
])("a base with %s is refused", (_, change, reason) => {
  expect(objection(change)).toMatch(reason);
});
