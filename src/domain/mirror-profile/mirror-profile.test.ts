import { expect, test } from "vitest";
import { EMPTY_MIRROR_FACE } from "./empty-mirror-face.ts";
import { mirrorProfileDefinitionSchema } from "./mirror-profile.ts";

const profile = (build: object) => ({
  name: "mirror",
  title: "Mirror",
  build: { ...EMPTY_MIRROR_FACE, ...build },
  image: EMPTY_MIRROR_FACE,
});

test.each([
  [
    "a Docker Hub mirror with a path, which dockerd does not take",
    { dockerHub: "https://mirror.example.org/docker" },
    "build.dockerHub",
  ],
  ["a mirror with a password in its address", { aptArchive: "https://me:secret@mirror.example.org/debian" }, "build.aptArchive"],
  ["a nameserver that is no address", { nameservers: ["dns.example.org"] }, "build.nameservers.0"],
  ["a registry without a mirror", { registries: [{ registry: "registry.k8s.io", mirrors: [] }] }, "build.registries.0.mirrors"],
  ["a certificate that is none", { caCertificate: "hello" }, "build.caCertificate"],
])("%s is refused at its field", (_what, build, path) => {
  const { error } = mirrorProfileDefinitionSchema.safeParse(profile(build));
  expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

test("a profile for a site with nothing but mirrors is accepted", () => {
  const build = {
    aptArchive: "https://mirror.example.org/debian",
    dockerHub: "https://hub.example.org",
    registries: [{ registry: "registry.k8s.io", mirrors: ["https://k8s.example.org/v2/proxy"] }],
    nameservers: ["192.0.2.1", "2001:db8::1"],
  };
  expect(mirrorProfileDefinitionSchema.safeParse(profile(build)).success).toBe(true);
});
