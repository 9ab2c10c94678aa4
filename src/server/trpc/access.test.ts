import { expect, test } from "vitest";
import { ROLES } from "#domain/person/role.ts";
import { openTestApp } from "#server/testing.ts";
import { appRouter } from "./root.ts";

/** What each procedure takes at least. A procedure that is not in this table fails the test. */
const ACCESS = {
  public: ["session.state", "session.setUp", "session.signIn", "session.signOut"],
  viewer: [
    ...[
      "overview.counts",
      "overview.history",
      "search.find",
      "live.watch",
      "catalog.export",
      "catalog.variantYaml",
      "hosts.list",
      "hosts.byId",
    ],
    ...["variants.list", "variants.page", "variants.naming", "variants.byId", "variants.revisions"],
    ...["baseImages.list", "baseImages.byId", "baseImages.revisions"],
    ...["mirrorProfiles.list", "mirrorProfiles.byId", "mirrorProfiles.revisions"],
    ...["jobs.byId", "builds.list", "builds.byId", "builds.plan"],
    ...["verifications.ofImage", "verifications.report", "mirrorChecks.standings", "mirrorChecks.ofProfile"],
    ...["cloudTargets.list", "cloudTargets.byId", "publications.published", "publications.byId", "publications.plan"],
    ...["publications.ofImage", "publications.ofTarget"],
    ...["images.list", "images.byId", "images.inventory", "images.folder", "images.downloadLink"],
    ...["tokens.list", "tokens.create", "tokens.revoke"],
    ...["sessions", "rename", "changePassword", "endSession", "endOtherSessions"].map((verb) => `account.${verb}`),
    ...["images.others", "images.comparison", "images.changedPackages", "images.changedFiles"],
    ...["images.history", "listings.ofImage"],
  ],
  operator: [
    ...["builds.start", "builds.retry", "images.setPinned", "jobs.cancel", "hosts.inspect"],
    ...["cloudTargets.check", "publications.publish", "publications.rollback", "publications.withdraw"],
    ...["previews.start", "verifications.start", "mirrorChecks.start"],
  ],
  admin: [
    ...["people.list", "people.create", "people.setRole", "people.remove", "images.remove"],
    ...["catalog.import", "catalog.check", "catalog.readVariant"],
    ...["verifications.startFile", "audit.list", "retention.read", "retention.preview", "retention.save"],
    ...["listings.draftChange", "listings.uploadLogo"],
    ...["read", "create", "update", "setCredentials", "archive"].map((verb) => `cloudTargets.${verb}`),
    ...["list", "create", "update", "remove", "sendTest"].map((verb) => `notifications.${verb}`),
    ...["hosts.create", "hosts.update", "hosts.trust", "hosts.archive"],
    ...["variants", "baseImages", "mirrorProfiles"].flatMap((noun) =>
      ["create", "update", "duplicate", "archive", "restore"].map((verb) => `${noun}.${verb}`),
    ),
  ],
} as const;

test("every procedure of the API stands in the table of who may call it", () => {
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual(Object.values(ACCESS).flat().sort());
});

test("every procedure refuses whoever has less than the role that it takes, before it looks at the input", async () => {
  const callers = openTestApp();
  const people = { public: callers.nobody, viewer: callers.viewer, operator: callers.operator, admin: callers.admin };
  for (const [least, paths] of Object.entries(ACCESS)) {
    for (const path of paths) {
      const expected = ["public", ...ROLES].slice(0, ["public", ...ROLES].indexOf(least));
      for (const role of expected) {
        const caller = Object.entries(people).find(([name]) => name === role)?.[1];
        const code = role === "public" ? "SIGN_IN_NEEDED" : "ROLE_TOO_LOW";
        await expect(call(caller, path), `${path} as ${role}`).rejects.toMatchObject({ cause: { code } });
      }
    }
  }
});

async function call(caller: unknown, path: string): Promise<unknown> {
  let target = caller;
  for (const name of path.split(".")) target = Reflect.get(Object(target), name);
  if (typeof target !== "function") throw new Error(`${path} is no procedure.`);
  return target(undefined);
}
