import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { resolveInRoot } from "../scopes/image-path.ts";
import { type Check, failed, judgeFinds, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { exists, findFiles } from "./image-files.ts";

/** What a build lays over an image and must have taken away again (lesson 1's way of building). */
const LEFTOVERS = ["/usr/sbin/policy-rc.d", "/run/mib", "/etc/apt/apt.conf.d/99mmdebstrap", "/etc/dpkg/dpkg.cfg.d/99mmdebstrap"];

export const LEFTOVER_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "chroot-leftovers-absent",
    lesson: "L01",
    meaning: "Nothing of the build's own is left: services may start, apt has no settings of the builder.",
    run: async ({ root }) => {
      const files = LEFTOVERS.filter((path) => exists(root.path, path));
      // On disk /proc and /sys are mount points and nothing else.
      const covered = findFiles(root.path, [
        { folder: "/proc", names: /./, isDeep: true },
        { folder: "/sys", names: /./, isDeep: true },
      ]);
      return judgeFinds([...files, ...covered], `${LEFTOVERS.join(", ")}, files in /proc and /sys`);
    },
  },
  {
    id: "resolver-as-in-base",
    lesson: "L02",
    meaning: "`/etc/resolv.conf` is a link into `/run` or absent, never a builder's file, and no copy of one is kept.",
    run: async ({ root }) => {
      const copies = findFiles(root.path, [{ folder: "/etc", names: /^\.?resolv\.conf.+(?:bak|orig|save|~)$/ }]);
      if (copies.length > 0) return failed(`${copies.join(", ")} is a resolver file of the machine on which the image was made`);
      return judgeResolver(join(resolveInRoot(root.path, "/etc"), "resolv.conf"));
    },
  },
];

function judgeResolver(path: string) {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return passed("absent");
  if (entry.isSymbolicLink()) {
    const target = readlinkSync(path);
    return /^(?:\.\.)?\/run\//.test(target) ? passed(`link to ${target}`) : failed(`link to ${target}, which is not in /run`);
  }
  const nameservers = readFileSync(path, "utf8").match(/^\s*nameserver\s+\S+/gm) ?? [];
  return nameservers.length === 0
    ? passed("a file without nameservers")
    : failed(`a file with ${nameservers.length} nameservers`);
}
