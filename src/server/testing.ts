import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ROLES, type Role } from "#domain/person/role.ts";
import { createApp } from "./app.ts";
import { readOrCreateSetupToken } from "./auth/set-up-token.ts";
import { seedCatalog } from "./catalog/seed.ts";
import { openDataFolder } from "./data-folder.ts";
import { openTestDb } from "./db/testing.ts";
import { createContext } from "./trpc/context.ts";
import { createCaller } from "./trpc/root.ts";

export const TEST_PASSWORD = "correct horse battery";

/**
 * The whole dashboard without its web server: real migrations in memory, a data folder that goes with the test, the seeded catalog,
 * and a caller of the API for nobody and for one person of each role.
 */
export async function openTestApp() {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), "mib-app-")));
  onTestFinished(() => rmSync(folder.root, { recursive: true, force: true }));
  const app = createApp({
    db: openTestDb(),
    folder,
    url: new URL("http://127.0.0.1:3000"),
    clock: () => new Date("2026-11-01T12:00:00Z"),
  });
  onTestFinished(() => {
    app.db.$client.close();
  });
  seedCatalog(app);

  const nobody = createCaller(await createContext(app, new Headers(), new Headers()));
  const token = readOrCreateSetupToken(folder.setupToken);
  await nobody.session.setUp({ token, email: "admin@example.org", name: "admin", password: TEST_PASSWORD });
  const admin = createCaller(await signIn("admin"));
  for (const role of ROLES.filter((candidate) => candidate !== "admin"))
    await admin.people.create({ email: `${role}@example.org`, name: role, password: TEST_PASSWORD, role });

  async function signIn(role: Role) {
    const answerHeaders = new Headers();
    await app.session.signIn(new Headers(), answerHeaders, { email: `${role}@example.org`, password: TEST_PASSWORD });
    const cookie = answerHeaders
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return createContext(app, new Headers({ cookie }), new Headers());
  }

  return {
    app,
    folder,
    nobody,
    admin,
    operator: createCaller(await signIn("operator")),
    viewer: createCaller(await signIn("viewer")),
  };
}
