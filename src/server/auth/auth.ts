import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import type { Db } from "#server/db/client.ts";
import { account, person, session, verification } from "#server/db/schema/person.ts";

export type Auth = ReturnType<typeof createAuth>;

/** E-mail, password and sessions, kept in our own tables. `url` is the dashboard's address: cookies are `Secure` where it is https. */
export function createAuth(db: Db, keysFolder: string, url: URL) {
  return betterAuth({
    appName: "marketplace-image-builder",
    baseURL: url.origin,
    secret: readSecret(join(keysFolder, "session.secret")),
    database: drizzleAdapter(db, { provider: "sqlite", schema: { account, person, session, verification } }),
    user: { modelName: "person", additionalFields: { role: { type: "string", defaultValue: "viewer", input: false } } },
    session: { fields: { userId: "personId" }, expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { fields: { userId: "personId" }, accountLinking: { enabled: false } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    advanced: { cookiePrefix: "mib", database: { generateId: () => crypto.randomUUID() } },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

/** The secret that signs cookies, made at the first start; readable by its owner alone. */
export function readSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
