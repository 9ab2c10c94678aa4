import { expect, test } from "vitest";
import { makeKeyPair } from "./key-pair.ts";

test("every key pair is whole: of a thousand, none has a public key that is too short", () => {
  const lengths = Array.from({ length: 1_000 }, () => Buffer.from(makeKeyPair().publicKey.split(" ")[1] ?? "", "base64").length);
  expect(new Set(lengths)).toEqual(new Set([51]));
});
