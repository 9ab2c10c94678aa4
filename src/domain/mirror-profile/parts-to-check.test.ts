import { expect, test } from "vitest";
import { NEW_PARTS } from "../variant/new-parts.ts";
import { partsToCheck } from "./parts-to-check.ts";

const kubernetes = (minor: string, extraImages: string[] | null) => ({
  ...NEW_PARTS.kubernetes,
  minor,
  prePull: { isEnabled: extraImages !== null, extraImages: extraImages ?? [], skippedAddons: [] },
});

test("mirrors that no variant uses are asked for Docker CE and for Kubernetes with its images", () => {
  expect(partsToCheck([])).toMatchObject([{ kind: "docker-ce" }, { kind: "kubernetes", prePull: { isEnabled: true } }]);
});

test("what several variants need becomes one part of each kind, with the newest Kubernetes and every image once", () => {
  const images = { ...NEW_PARTS.custom, packages: ["htop"], containerImages: ["docker.io/library/redis:8"] };
  const parts = partsToCheck([
    [kubernetes("1.9", ["a:1", "b:1"])],
    [kubernetes("1.34", ["b:1"]), images],
    [kubernetes("1.33", null)],
  ]);
  expect(parts).toEqual([
    { ...kubernetes("1.34", ["a:1", "b:1"]) },
    { ...NEW_PARTS.custom, containerImages: ["docker.io/library/redis:8"] },
  ]);
});

test("a script of a variant is never part of a check", () => {
  const scripted = { ...NEW_PARTS.custom, scripts: [{ name: "a", content: "#!/bin/sh\n" }] };
  expect(partsToCheck([[NEW_PARTS["docker-ce"], scripted]])).toEqual([NEW_PARTS["docker-ce"]]);
});
