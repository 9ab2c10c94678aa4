import type { Recipe } from "#protocol/recipe.ts";
import { readImageFile } from "../scopes/image-path.ts";
import { type Check, failed, passed } from "./check.ts";
import type { FilesGround } from "./files-ground.ts";
import { findFiles } from "./image-files.ts";
import { certificateLines } from "./leak-needles.ts";

/** Where programs look for the authorities that they trust (update-ca-certificates(8)). */
const TRUSTED = "/etc/ssl/certs/ca-certificates.crt";

function nameservers({ mirrors }: Recipe): readonly string[] {
  return mirrors.image?.nameservers ?? [];
}

/** What the image face leaves in the image besides its mirrors. */
export const FACE_CHECKS: readonly Check<FilesGround>[] = [
  {
    id: "nameservers-intended",
    lesson: null,
    meaning: "systemd-resolved asks the image face's nameservers.",
    applies: (recipe) => nameservers(recipe).length > 0,
    run: async ({ root, recipe }) => {
      const files = findFiles(root.path, [{ folder: "/etc/systemd/resolved.conf.d", names: /\.conf$/ }]);
      const set = files.flatMap(
        (path) =>
          /^DNS=(.*)$/m
            .exec(readImageFile(root.path, path) ?? "")?.[1]
            ?.trim()
            .split(/\s+/) ?? [],
      );
      const evidence = `DNS: ${set.join(", ") || "unset"}, asked were ${nameservers(recipe).join(", ")}`;
      return set.join(" ") === nameservers(recipe).join(" ") ? passed(evidence) : failed(evidence);
    },
  },
  {
    id: "authority-trusted",
    lesson: null,
    meaning: "The image face's CA is among the authorities that the image trusts.",
    applies: ({ mirrors }) => (mirrors.image?.caCertificate ?? null) !== null,
    run: async ({ root, recipe }) => {
      const trusted = readImageFile(root.path, TRUSTED) ?? "";
      const missing = certificateLines(recipe.mirrors.image?.caCertificate ?? "").filter((line) => !trusted.includes(line));
      return missing.length === 0 ? passed(`it is in ${TRUSTED}`) : failed(`it is not in ${TRUSTED}`);
    },
  },
];
