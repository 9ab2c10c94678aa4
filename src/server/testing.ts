import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { personIdSchema, sessionIdSchema } from "#domain/id.ts";
import type { Role } from "#domain/person/role.ts";
import { createApp } from "./app.ts";
import { seedCatalog } from "./catalog/seed.ts";
import { openDataFolder } from "./data-folder.ts";
import { person } from "./db/schema/person.ts";
import { openTestDb } from "./db/testing.ts";
import { createCaller } from "./trpc/root.ts";

/**
 * The whole dashboard without its web server: real migrations in memory, the seeded catalog, a data folder that goes with the test.
 * `nobody` calls the API without being signed in.
 */
export function openEmptyApp() {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), "mib-app-")));
  const url = new URL("http://127.0.0.1:3000");
  const app = createApp({ db: openTestDb(), folder, url, clock: () => new Date("2026-11-01T12:00:00Z") });
  onTestFinished(() => {
    app.db.$client.close();
    rmSync(folder.root, { recursive: true, force: true });
  });
  seedCatalog(app);
  const callAs = (role: Role | null) => {
    const somebody =
      role === null
        ? null
        : {
            ...{ id: personIdSchema.parse(role), name: role, email: `${role}@example.org`, role },
            sessionId: sessionIdSchema.parse(`session of ${role}`),
          };
    return createCaller({ ...app, person: somebody, headers: new Headers(), answerHeaders: new Headers() });
  };
  return { app, folder, callAs, nobody: callAs(null) };
}

/** The same, with a person of each role, who calls the API without having to sign in: scrypt is slow on purpose. */
export function openTestApp() {
  const empty = openEmptyApp();
  const roles = ["viewer", "operator", "admin"] as const;
  const people = roles.map((role) => ({ id: personIdSchema.parse(role), name: role, email: `${role}@example.org`, role }));
  empty.app.db.insert(person).values(people).run();
  return { ...empty, viewer: empty.callAs("viewer"), operator: empty.callAs("operator"), admin: empty.callAs("admin") };
}
