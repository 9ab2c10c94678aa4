import { readImageFile } from "../scopes/image-path.ts";
import { type Check, judgeFinds } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { findFiles, homeFolders, readAccounts } from "./image-files.ts";
import { hasPassword, readShadow } from "./shadow.ts";

/** Ways into a machine that its owner did not make. Evidence names accounts, never what their secret is. */
export const ACCOUNT_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "passwords-absent",
    lesson: null,
    meaning: "No account has a password: neither root nor any other, and none may log in without one.",
    run: async ({ root }) => {
      const shadowed = readShadow(readImageFile(root.path, "/etc/shadow") ?? "").filter(hasPassword);
      // passwd(5): `x` points to /etc/shadow; anything else is a password of its own, or none at all.
      const unshadowed = readAccounts(root.path).filter(
        ({ password }) => password !== "x" && password !== "*" && password !== "!",
      );
      const names = new Set([...shadowed, ...unshadowed].map(({ name }) => name));
      return judgeFinds(
        [...names].map((name) => `${name} has a password, or needs none`),
        "passwords in /etc/shadow and /etc/passwd",
      );
    },
  },
  {
    id: "root-alone-is-root",
    lesson: null,
    meaning: "Only root has the user id 0.",
    run: async ({ root }) => {
      const others = readAccounts(root.path).filter(({ name, uid }) => uid === 0 && name !== "root");
      return judgeFinds(
        others.map(({ name }) => `${name} has user id 0`),
        "other accounts with user id 0",
      );
    },
  },
  {
    id: "authorized-keys-absent",
    lesson: null,
    meaning: "Nobody's public key may log in.",
    run: async ({ root }) => {
      const folders = [...homeFolders(root.path).map((home) => `${home}/.ssh`), "/etc/ssh/authorized_keys.d", "/etc/ssh"];
      const names = /^authorized_keys2?$/;
      const anywhere = { folder: "/etc/ssh/authorized_keys.d", names: /./ };
      return judgeFinds(
        findFiles(root.path, [...folders.map((folder) => ({ folder, names })), anywhere]),
        `authorized_keys in ${folders.length} folders`,
      );
    },
  },
];
