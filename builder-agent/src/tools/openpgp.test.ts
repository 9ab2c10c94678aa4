import { expect, test } from "vitest";
import { dearmour } from "./openpgp.ts";

test("armour is taken off with its headers and checksum", () => {
  const armour =
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: GnuPG v1\n\nmQINBFCv\nAQ==\n=twTO\n-----END PGP PUBLIC KEY BLOCK-----\n";
  expect(Buffer.from(dearmour(armour)).toString("hex")).toBe("99020d0450af01");
});
