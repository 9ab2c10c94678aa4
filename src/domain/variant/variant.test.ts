import { expect, test } from "vitest";
import { NEW_PARTS } from "./new-parts.ts";
import { areSiblings, variantDefinitionSchema } from "./variant.ts";

const ID = "019c2a4e-0000-7000-8000-000000000000";
const GOOD = {
  ...{ name: "docker", title: "Docker", summary: "", baseImageId: ID, mirrorProfileId: null, pipeline: "chroot" },
  ...{
    parts: [NEW_PARTS["docker-ce"]],
    upgrade: "security",
    compression: "zlib",
    diskSizeGib: 6,
    minDiskGib: 6,
    minRamMib: 512,
    labels: [],
  },
};
const custom = (change: object) => ({ parts: [{ ...NEW_PARTS.custom, ...change }] });
const file = (path: string) => custom({ files: [{ path, mode: "0644", content: "" }] });

test("a variant as the form sends it is accepted", () => {
  expect(variantDefinitionSchema.safeParse(GOOD).success).toBe(true);
});

test.each([
  ["a name with a space", { name: "a b" }, "name"],
  ["a disk that an instance would not have room for", { minDiskGib: 5 }, "minDiskGib"],
  ["half a gibibyte", { diskSizeGib: 5.5 }, "diskSizeGib"],
  ["the same part twice", { parts: [NEW_PARTS["docker-ce"], NEW_PARTS["docker-ce"]] }, "parts.1"],
  ["a package that would be an option of apt", custom({ packages: ["--purge"] }), "parts.0.packages.0"],
  ["a package with a shell's words in it", custom({ packages: ["curl;id"] }), "parts.0.packages.0"],
  ["a package that apt would remove", custom({ packages: ["bash-"] }), "parts.0.packages.0"],
  ["a file outside of the image", file("/etc/../../etc/shadow"), "parts.0.files.0.path"],
  ["a file with a relative path", file("etc/motd"), "parts.0.files.0.path"],
  ["a folder as a file", file("/etc/"), "parts.0.files.0.path"],
])("%s is refused at its field", (_what, change, path) => {
  const { error } = variantDefinitionSchema.safeParse({ ...GOOD, ...change });
  expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

test("a definition of before verification could be chosen is verified", () => {
  expect(variantDefinitionSchema.parse(GOOD).isVerifiedAfterBuild).toBe(true);
});

test("siblings are two variants on one base that differ in pre-pull alone", () => {
  const kubernetes = (isEnabled: boolean, change: object = {}) =>
    variantDefinitionSchema.parse({
      ...GOOD,
      name: `k8s-${isEnabled}`,
      diskSizeGib: isEnabled ? 6 : 5,
      parts: [{ ...NEW_PARTS.kubernetes, ...change, prePull: { ...NEW_PARTS.kubernetes.prePull, isEnabled } }],
    });
  expect(areSiblings(kubernetes(true), kubernetes(false))).toBe(true);
  expect(areSiblings(kubernetes(true), kubernetes(true))).toBe(false);
  expect(areSiblings(kubernetes(true), kubernetes(false, { minor: "1.33" }))).toBe(false);
  expect(areSiblings(kubernetes(true), variantDefinitionSchema.parse(GOOD))).toBe(false);
});
