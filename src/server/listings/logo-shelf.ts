import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Drawing } from "#domain/variant/drawing.ts";
import type { Logo } from "#domain/variant/logo.ts";
import { type LogoMediaType, logoFileName } from "#domain/variant/logo-file.ts";
import type { DataFolder } from "#server/data-folder.ts";

export type LogoShelf = ReturnType<typeof createLogoShelf>;

type UploadedLogo = Extract<Logo, { kind: "upload" }>;

/** The uploaded logos, each a file that is named by its sha256: what a revision of a variant names is never another picture. */
export function createLogoShelf({ logos }: Pick<DataFolder, "logos">) {
  const fileOf = (logo: Pick<UploadedLogo, "sha256" | "mediaType">) => join(logos, logoFileName(logo));
  return {
    has: (logo: UploadedLogo): boolean => existsSync(fileOf(logo)),
    read: (logo: UploadedLogo): Promise<Buffer> => readFile(fileOf(logo)),
    /** The same bytes twice are one logo. */
    async put(mediaType: LogoMediaType, bytes: Uint8Array): Promise<UploadedLogo> {
      const logo = { kind: "upload", sha256: createHash("sha256").update(bytes).digest("hex"), mediaType } as const;
      const partial = `${fileOf(logo)}.partial`;
      await writeFile(partial, bytes, { mode: 0o600 });
      await rename(partial, fileOf(logo));
      return logo;
    },
  };
}

/** One of the product's own drawings. Next serves them from the same folder, which lies where the program was started. */
export function readDrawing(drawing: Drawing): Promise<Buffer> {
  return readFile(join(process.cwd(), "public", "icons", `${drawing}.svg`));
}
