import { expect, test } from "vitest";
import { readContainerImageName } from "./container-image-name.ts";

test.each([
  ["registry.k8s.io/pause:3.10", { registry: "registry.k8s.io", repository: "pause", reference: "3.10" }],
  ["docker.io/library/nginx", { registry: "docker.io", repository: "library/nginx", reference: "latest" }],
  ["registry.example.org:5000/a/b:1", { registry: "registry.example.org:5000", repository: "a/b", reference: "1" }],
  ["quay.io/a/b:1@sha256:00", { registry: "quay.io", repository: "a/b", reference: "sha256:00" }],
])("%s is read in its parts", (name, parts) => {
  expect(readContainerImageName(name)).toEqual(parts);
});
