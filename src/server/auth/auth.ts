import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import type { Db } from "#server/db/client.ts";
import { account, person, session, verification } from "#server/db/schema/person.ts";
import { writeWhole } from "#server/secrets/write-whole.ts";

export type Auth = ReturnType<typeof createAuth>;

const DAY_SECONDS = 60 * 60 * 24;
/** How exactly a session's `updatedAt` says when it was last seen. Each time is a write, of which pages and the dispatcher hear. */
const SEEN_NOTED_EVERY_SECONDS = 5 * 60;

/** E-mail, password and sessions, kept in our own tables. `url` is the dashboard's address: cookies are `Secure` where it is https. */
export function createAuth(db: Db, keysFolder: string, url: URL) {
  return betterAuth({
    appName: "marketplace-image-builder",
    baseURL: url.origin,
    secret: readSecret(join(keysFolder, "session.secret")),
    database: drizzleAdapter(db, { provider: "sqlite", schema: { account, person, session, verification } }),
    user: { modelName: "person", additionalFields: { role: { type: "string", defaultValue: "viewer", input: false } } },
    session: { fields: { userId: "personId" }, expiresIn: 14 * DAY_SECONDS, updateAge: SEEN_NOTED_EVERY_SECONDS },
    account: { fields: { userId: "personId" }, accountLinking: { enabled: false } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    advanced: { cookiePrefix: "mib", database: { generateId: () => crypto.randomUUID() } },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

/** A secret that signs cookies or links: 64 hexadecimal digits, made at the first start. */
export function readSecret(file: string): string {
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString("hex"));
  const secret = readFileSync(file, "utf8");
  if (secret.length < 64) throw new Error(`${file} holds no secret. Delete it: another is made, and everybody signs in again.`);
  return secret;
}
