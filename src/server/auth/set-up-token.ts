import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { writeWhole } from "#server/secrets/write-whole.ts";

/** The token of the one-time set-up link: made where there is none, kept in a file that only the owner reads. */
export function readOrCreateSetupToken(file: string): string {
  if (!existsSync(file)) writeWhole(file, randomBytes(24).toString("base64url"));
  return readFileSync(file, "utf8").trim();
}

export function isSetupToken(file: string, given: string): boolean {
  if (!existsSync(file)) return false;
  const token = readFileSync(file, "utf8").trim();
  return token !== "" && timingSafeEqual(digest(token), digest(given));
}

export function forgetSetupToken(file: string): void {
  rmSync(file, { force: true });
}

/** Digests have one length, so comparing them says nothing of how long the token is. */
function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
