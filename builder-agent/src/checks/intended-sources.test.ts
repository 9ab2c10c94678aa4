import { expect, test } from "vitest";
import { sampleRecipe } from "../../testing/sample-request.ts";
import type { SourcesFile } from "../tools/host-sources.ts";
import { objectToSources } from "./intended-sources.ts";

const image = {
  ...{
    aptArchive: "http://mirror.example.org/debian",
    aptSecurity: "http://mirror.example.org/debian-security",
    dockerApt: null,
  },
  ...{ kubernetesApt: null, dockerHub: null, registries: [], nameservers: [], caCertificate: null },
};
const recipe = sampleRecipe({ mirrors: { build: null, image } });

const stanza = (uri: string, suites: string) => `Types: deb\nURIs: ${uri}\nSuites: ${suites}\nComponents: main\n`;
const debian = (archive: string): SourcesFile => ({
  path: "/etc/apt/sources.list.d/debian.sources",
  style: "deb822",
  text: `${stanza(archive, "bookworm bookworm-updates")}\n${stanza("http://mirror.example.org/debian-security/", "bookworm-security")}`,
});
const mirrored = debian("http://mirror.example.org/debian");

test("the image face's addresses are intended, with or without a slash at their end", () => {
  expect(objectToSources([mirrored], recipe)).toEqual([]);
});

test("an address that is not the image face's is named with the one that was asked", () => {
  const [objection] = objectToSources([debian("http://build.example.org/debian")], recipe);
  expect(objection).toContain("http://build.example.org/debian, asked was http://mirror.example.org/debian");
});

test("a legacy file beside deb822 is not intended, but where the release keeps it", () => {
  const legacy: SourcesFile = {
    path: "/etc/apt/sources.list",
    style: "one-line",
    text: "deb http://mirror.example.org/debian bookworm main\n",
  };
  expect(objectToSources([mirrored, legacy], recipe)).toEqual(["/etc/apt/sources.list is in the legacy format"]);
  const jammy = sampleRecipe({ base: { ...recipe.base, distro: "ubuntu", codename: "jammy", version: "22.04" } });
  expect(objectToSources([{ ...legacy, text: "deb http://archive.example.org jammy main" }], jammy)).toEqual([]);
});

test("a source of no part of the recipe, and an image without any source, are not intended", () => {
  const stranger: SourcesFile = {
    path: "/etc/apt/sources.list.d/x.list",
    style: "one-line",
    text: "deb http://x.example.org stable main",
  };
  expect(objectToSources([mirrored, stranger], recipe)).toEqual([
    `${stranger.path}: http://x.example.org is of no part of the recipe`,
  ]);
  expect(objectToSources([], recipe)).toEqual(["no source of the distribution at all"]);
});

test("without an image face the base's own addresses are intended", () => {
  expect(objectToSources([debian("http://anywhere.example.org/debian")], sampleRecipe())).toEqual([]);
});
