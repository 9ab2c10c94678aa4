import { expect, test } from "vitest";
import { dearmour, readPrimaryFingerprints, validSigner } from "./openpgp.ts";

test("armour is taken off with its headers and checksum", () => {
  const armour =
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: GnuPG v1\n\nmQINBFCv\nAQ==\n=twTO\n-----END PGP PUBLIC KEY BLOCK-----\n";
  expect(Buffer.from(dearmour(armour)).toString("hex")).toBe("99020d0450af01");
});

test("the signer is the primary key of the VALIDSIG line, and nobody where there is none", () => {
  const status = `[GNUPG:] NEWSIG
[GNUPG:] GOODSIG 1A5D6C4C7DB87C81 UEC Image Automatic Signing Key
[GNUPG:] VALIDSIG D2EB44626FDDC30B513D5BB71A5D6C4C7DB87C81 2026-10-01 1790812800 0 4 0 1 10 00 D2EB44626FDDC30B513D5BB71A5D6C4C7DB87C81
`;
  expect(validSigner(status)).toBe("D2EB44626FDDC30B513D5BB71A5D6C4C7DB87C81");
  expect(validSigner("[GNUPG:] ERRSIG 1A5D6C4C7DB87C81 1 10 00 1790812800 9 -\n")).toBeNull();
});

test("only primary keys count, not their subkeys", () => {
  const colons =
    "tru::1\npub:-:4096:1:AAAA:1:::-:\nfpr:::::::::PRIMARY:\nuid:-::::1::X::\nsub:-:4096:1:BBBB:1::::\nfpr:::::::::SUBKEY:\n";
  expect(readPrimaryFingerprints(colons)).toEqual(["PRIMARY"]);
});
