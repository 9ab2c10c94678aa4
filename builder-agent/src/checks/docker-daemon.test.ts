import { expect, test } from "vitest";
import { sampleRecipe } from "../../testing/sample-request.ts";
import { objectToDaemonFile } from "./docker-daemon.ts";

const face = {
  ...{
    aptArchive: null,
    aptSecurity: null,
    dockerApt: null,
    kubernetesApt: null,
    registries: [],
    nameservers: [],
    caCertificate: null,
  },
  dockerHub: "https://hub.example.org/",
};
const mirrored = sampleRecipe({ mirrors: { build: null, image: face } });

test("the image face's mirror is asked for, with or without a slash", () => {
  expect(objectToDaemonFile('{"registry-mirrors":["https://hub.example.org"]}', mirrored)).toBeNull();
  expect(objectToDaemonFile('{"registry-mirrors":["https://build.example.org"]}', mirrored)).toContain(
    "https://build.example.org",
  );
  expect(objectToDaemonFile("{}", mirrored)).toContain("none, asked was https://hub.example.org/");
});

test("a mirror that nobody asked for, no JSON and no file are refused", () => {
  expect(objectToDaemonFile('{"registry-mirrors":["https://hub.example.org"]}', sampleRecipe())).toContain("asked was none");
  expect(objectToDaemonFile("{}}", sampleRecipe())).toContain("no valid JSON");
  expect(objectToDaemonFile(null, sampleRecipe())).toContain("missing");
});
