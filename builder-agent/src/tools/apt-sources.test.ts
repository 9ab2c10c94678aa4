import { expect, test } from "vitest";
import { readSources, rewriteSources, writeStanza } from "./apt-sources.ts";

const NOBLE = ["noble", "noble-updates", "noble-backports", "noble-security"];
const MIRROR = { aptArchive: "https://mirror.example/ubuntu", aptSecurity: "https://security.example/ubuntu" };

const UBUNTU = `# See http://help.ubuntu.com/community/UpgradeNotes
Types: deb
URIs: http://archive.ubuntu.com/ubuntu
Suites: noble noble-updates noble-backports
Components: main universe restricted multiverse
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg

Types: deb
URIs: http://security.ubuntu.com/ubuntu
Suites: noble-security
Components: main universe
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg
`;

test("each stanza gets the address of its own kind, and keeps all else", () => {
  expect(rewriteSources(UBUNTU, "deb822", NOBLE, MIRROR)).toBe(
    UBUNTU.replace("http://archive.ubuntu.com/ubuntu", MIRROR.aptArchive).replace(
      "http://security.ubuntu.com/ubuntu",
      MIRROR.aptSecurity,
    ),
  );
});

test("a null address leaves the base's own", () => {
  const rewritten = rewriteSources(UBUNTU, "deb822", NOBLE, { ...MIRROR, aptSecurity: null });
  expect(rewritten).toContain("URIs: http://security.ubuntu.com/ubuntu");
  expect(rewritten).toContain("URIs: https://mirror.example/ubuntu");
});

test("a stanza with security among its suites is split, for the mirror's addresses may differ", () => {
  const mixed = "Types: deb\nURIs: http://a/ubuntu\nSuites: noble noble-security\nComponents: main\n";
  expect(readSources(rewriteSources(mixed, "deb822", NOBLE, MIRROR), "deb822", NOBLE)).toEqual([
    { uri: MIRROR.aptArchive, suites: ["noble"], components: ["main"] },
    { uri: MIRROR.aptSecurity, suites: ["noble-security"], components: ["main"] },
  ]);
});

test("one-line sources keep comments and options, and foreign sources their address", () => {
  const list =
    "# main\ndeb [arch=amd64] http://archive.ubuntu.com/ubuntu jammy main\ndeb https://packages.example/apt stable main\n";
  expect(rewriteSources(list, "one-line", ["jammy"], MIRROR)).toBe(
    "# main\ndeb [arch=amd64] https://mirror.example/ubuntu jammy main\ndeb https://packages.example/apt stable main\n",
  );
});

test("a dollar sign in an address is no pattern of a replacement", () => {
  const rewritten = rewriteSources(UBUNTU, "deb822", NOBLE, { aptArchive: "https://m/$&/x", aptSecurity: null });
  expect(rewritten).toContain("URIs: https://m/$&/x");
});

test("foreign, disabled and source-only stanzas are no sources of the distribution", () => {
  const text =
    "Types: deb\nURIs: http://a\nSuites: nodistro\nComponents: main\n\nTypes: deb-src\nURIs: http://b\nSuites: noble\n\nEnabled: no\nTypes: deb\nURIs: http://c\nSuites: noble\nComponents: main\n";
  expect(readSources(text, "deb822", NOBLE)).toEqual([]);
});

test("what is written is read back", () => {
  const source = { uri: "http://mirror.example.org/debian", suites: ["bookworm", "bookworm-updates"], components: ["main"] };
  const stanza = writeStanza({ ...source, signedBy: "/usr/share/keyrings/debian-archive-keyring.gpg" });
  expect(readSources(stanza, "deb822", ["bookworm", "bookworm-updates"])).toEqual([source]);
});
