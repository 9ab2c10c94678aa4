import { lstatSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { readImageFile, resolveInRoot } from "../scopes/image-path.ts";
import { type Check, failed, judgeFinds, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { exists, findFiles } from "./image-files.ts";

/** Names that say nothing of the machine on which the image was made. */
const GENERIC_NAMES = new Set(["", "localhost", "localhost.localdomain", "debian", "ubuntu"]);

const SECRETS = ["/var/lib/systemd/random-seed", "/var/lib/urandom/random-seed", "/var/lib/systemd/credential.secret"];

/** What must be each machine's own, so the image must not have it. */
export const IDENTITY_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "machine-id-empty",
    lesson: "L06",
    meaning: "`/etc/machine-id` is there and empty, so that every machine makes its own.",
    run: async ({ root }) => {
      const id = readImageFile(root.path, "/etc/machine-id");
      if (id === null) return failed("/etc/machine-id is missing: systemd would take every boot for the first");
      return id.trim() === ""
        ? passed("/etc/machine-id is empty")
        : failed(`/etc/machine-id holds ${id.trim().length} characters`);
    },
  },
  {
    id: "dbus-machine-id",
    lesson: "L06",
    meaning: "`/var/lib/dbus/machine-id` is a link to the machine's id, or absent.",
    run: async ({ root }) => {
      const path = join(resolveInRoot(root.path, dirname("/var/lib/dbus/machine-id")), "machine-id");
      const entry = lstatSync(path, { throwIfNoEntry: false });
      if (entry === undefined) return passed("absent");
      return entry.isSymbolicLink() ? passed(`link to ${readlinkSync(path)}`) : failed("a file with an id of its own");
    },
  },
  {
    id: "ssh-host-keys-absent",
    lesson: null,
    meaning: "No ssh host key lies in the image: machines must not share one.",
    run: async ({ root }) =>
      judgeFinds(findFiles(root.path, [{ folder: "/etc/ssh", names: /^ssh_host_.*key(?:\.pub)?$/ }]), "/etc/ssh/ssh_host_*"),
  },
  {
    id: "hostname-generic",
    lesson: null,
    meaning: "`/etc/hostname` names no particular machine.",
    run: async ({ root }) => {
      const name = (readImageFile(root.path, "/etc/hostname") ?? "").trim();
      return GENERIC_NAMES.has(name) ? passed(name === "" ? "no name" : name) : failed(name);
    },
  },
  {
    id: "random-seed-absent",
    lesson: null,
    meaning: "No random seed and no credential secret is shared by all machines of the image.",
    run: async ({ root }) =>
      judgeFinds(
        SECRETS.filter((path) => exists(root.path, path)),
        SECRETS.join(", "),
      ),
  },
];
