import { expect, test } from "vitest";
import { defaultUserGroups, mergeCloudConfig } from "./cloud-config.ts";

const base = { path: "/etc/cloud/cloud.cfg", text: "system_info:\n  default_user:\n    name: debian\n    groups: [adm, sudo]\n" };
const file = (name: string, text: string) => ({ path: `/etc/cloud/cloud.cfg.d/${name}`, text });

test("a later file replaces lists and leaves the rest of a table as it was", () => {
  const config = mergeCloudConfig([file("99-docker.cfg", "system_info:\n  default_user:\n    groups: [adm, docker]\n"), base]);
  expect(config.system_info?.default_user).toEqual({ name: "debian", groups: ["adm", "docker"] });
});

test("the last word on package sources counts, by the files' names", () => {
  const keep = file("98-keep.cfg", "apt:\n  preserve_sources_list: true\n");
  const undo = file("99-undo.cfg", "apt:\n  preserve_sources_list: false\n");
  expect(mergeCloudConfig([undo, keep]).apt?.preserve_sources_list).toBe(false);
});

test("groups are read in both spellings, and a file that is no YAML is passed over", () => {
  const text = file("50.cfg", "system_info:\n  default_user:\n    groups: adm, docker\n");
  expect(defaultUserGroups(mergeCloudConfig([base, text, file("60.cfg", "a: [")]))).toEqual(["adm", "docker"]);
});
