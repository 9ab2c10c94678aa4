import { expect, test } from "vitest";
import { hostsFiles } from "../recipes/containerd-config.ts";
import { objectToHosts } from "./kubernetes-files.ts";

const face = {
  ...{ aptArchive: null, aptSecurity: null, dockerApt: null, dockerAptKey: null, kubernetesApt: null, kubernetesAptKey: null },
  ...{ dockerHub: null, nameservers: [], caCertificate: null },
  registries: [{ registry: "registry.k8s.io", mirrors: ["http://one.example.org", "http://two.example.org:5000"] }],
};
const written = new Map(hostsFiles(face).map(({ path, content }) => [path, content]));

test("what the recipe writes is what the check expects", () => {
  expect(written.size).toBe(1);
  expect(objectToHosts(written, face)).toEqual([]);
});

test("another mirror, a missing file and a registry that nobody asked for are named", () => {
  const [path = ""] = written.keys();
  expect(objectToHosts(new Map([[path, (written.get(path) ?? "").replaceAll("one.", "build.")]]), face)[0]).toContain(
    "http://build.example.org",
  );
  expect(objectToHosts(new Map(), face)).toEqual([`${path} is missing`]);
  expect(objectToHosts(written, null)).toEqual([`${path} is of no registry of the profile`]);
});
