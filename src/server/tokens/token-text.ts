import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** So that people and scanners of leaked secrets know one where they see it. */
const MARK = "mib_";
const SECRET_BYTES = 32;
/** 48 of the 256 bits: enough to tell tokens apart, too few to help who guesses the rest. */
const START_LETTERS = 8;

/** A new token: `mib_` and 43 letters of base64url. */
export function makeToken(): string {
  return `${MARK}${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** The letters by which a token is known, without those that make it one. */
export function startOf(token: string): string {
  return token.slice(0, MARK.length + START_LETTERS);
}

export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** In the same time whatever is wrong with it. */
export function hasDigest(token: string, digest: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(token)), Buffer.from(digest));
}

/** The token of an `Authorization: Bearer …` header (RFC 6750, 2.1); null where there is none. */
export function bearerTokenOf(headers: Headers): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}
