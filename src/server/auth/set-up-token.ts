import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** The token of the one-time set-up link: made where there is none, kept in a file that only the owner reads. */
export function readOrCreateSetupToken(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

export function isSetupToken(file: string, given: string): boolean {
  if (!existsSync(file)) return false;
  return timingSafeEqual(digest(readFileSync(file, "utf8").trim()), digest(given));
}

export function forgetSetupToken(file: string): void {
  rmSync(file, { force: true });
}

/** Digests have one length, so comparing them says nothing of how long the token is. */
function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
