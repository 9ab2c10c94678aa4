import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { open, SealError, seal } from "./seal.ts";
import { ensureSealKeys } from "./seal-keys.ts";
import { readSealPublicKey } from "./seal-public-key.ts";

const PLACE = { table: "builder_host", column: "sealed_private_key", row: "one" };
const pair = generateKeyPairSync("x25519");

describe("a sealed value", () => {
  test("opens with the private key, at its place", () => {
    expect(open(pair.privateKey, seal(pair.publicKey, "ключ\n", PLACE), PLACE)).toBe("ключ\n");
  });

  test.each([
    ["another row", { ...PLACE, row: "two" }],
    ["another column", { ...PLACE, column: "public_key" }],
    ["another table", { ...PLACE, table: "cloud_target" }],
  ])("does not open in %s", (_place, place) => {
    expect(() => open(pair.privateKey, seal(pair.publicKey, "secret", PLACE), place)).toThrow(SealError);
  });

  test("does not open with another private key", () => {
    expect(() => open(generateKeyPairSync("x25519").privateKey, seal(pair.publicKey, "secret", PLACE), PLACE)).toThrow(SealError);
  });

  test("does not open when any of its bytes was changed", () => {
    const sealed = seal(pair.publicKey, "secret", PLACE);
    const body = Buffer.from(sealed.slice(3), "base64url");
    for (const index of body.keys()) {
      const changed = Buffer.from(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(pair.privateKey, `v1.${changed.toString("base64url")}`, PLACE), `byte ${index}`).toThrow(SealError);
    }
  });

  test("is never twice the same, and shows nothing of the secret", () => {
    const [first, second] = [seal(pair.publicKey, "secret", PLACE), seal(pair.publicKey, "secret", PLACE)];
    expect(first).not.toBe(second);
    expect(first).not.toContain("secret");
  });
});

test("the key pair is made once, its private half readable by its owner alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "mib-seal-"));
  try {
    ensureSealKeys(folder);
    const sealed = seal(readSealPublicKey(folder), "secret", PLACE);
    expect(open(ensureSealKeys(folder), sealed, PLACE)).toBe("secret");
    expect(statSync(join(folder, "dispatcher.key")).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
