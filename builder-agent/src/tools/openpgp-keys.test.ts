import { expect, test } from "vitest";
import { readListedKeys, readValidSigners } from "./openpgp-keys.ts";

const LISTING = `tru::1:1700000000:0:3:1:5
pub:-:4096:1:78DBA3BC47EF2265:1600000000:1924991999::-:::scESC::::::23::0:
fpr:::::::::1F89983E0081FDE018F3CC9673A4F27B8DD47936:
uid:-::::1600000000::HASH::Debian Archive Automatic Signing Key::::::::::0:
sub:-:4096:1:F8D2585B8783D481:1600000000:1893455999:::::s::::::23:
fpr:::::::::A4285295FC7B1A81600062A9605C66F00D6C9793:
pub:-:255:22:0000000000000001:1600000000:::-:::scSC:::::ed25519::0:
fpr:::::::::0000000000000000000000000000000000000001:
`;

test("keys and subkeys are listed with their primary key and their end", () => {
  expect(readListedKeys(LISTING)).toEqual([
    {
      fingerprint: "1F89983E0081FDE018F3CC9673A4F27B8DD47936",
      primary: "1F89983E0081FDE018F3CC9673A4F27B8DD47936",
      expiresAt: new Date("2030-12-31T23:59:59.000Z"),
    },
    {
      fingerprint: "A4285295FC7B1A81600062A9605C66F00D6C9793",
      primary: "1F89983E0081FDE018F3CC9673A4F27B8DD47936",
      expiresAt: new Date("2029-12-31T23:59:59.000Z"),
    },
    {
      fingerprint: "0000000000000000000000000000000000000001",
      primary: "0000000000000000000000000000000000000001",
      expiresAt: null,
    },
  ]);
});

test("a file that nobody known signed has no signer", () => {
  expect(readValidSigners("[GNUPG:] ERRSIG 1A5D6C4C7DB87C81 1 10 00 1790812800 9 -\n")).toEqual([]);
});

test("of several signatures only the valid ones count, each with the key that made it and its primary key", () => {
  const status = `[GNUPG:] NEWSIG
[GNUPG:] ERRSIG 0E98404D386FA1D9 1 8 01 1700000000 9 -
[GNUPG:] VALIDSIG A4285295FC7B1A81600062A9605C66F00D6C9793 2026-11-01 1793534400 0 4 0 1 8 01 1F89983E0081FDE018F3CC9673A4F27B8DD47936
`;
  expect(readValidSigners(status)).toEqual([
    { key: "A4285295FC7B1A81600062A9605C66F00D6C9793", primary: "1F89983E0081FDE018F3CC9673A4F27B8DD47936" },
  ]);
});
