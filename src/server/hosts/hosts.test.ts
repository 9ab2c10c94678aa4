import { expect, test } from "vitest";
import { DEFAULT_AGENT_FOLDER } from "#domain/builder-host/default-agent-folder.ts";
import { updateJob } from "#server/jobs/jobs.repo.ts";
import { openTestApp } from "#server/testing.ts";
import { updateHost } from "./hosts.repo.ts";

const DEFINITION = { name: "remote", address: "builder.example.org", port: 22, user: "root", folder: DEFAULT_AGENT_FOLDER };
/** The base64 field of known_hosts(5), and what ssh-keygen -l prints of it. */
const KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

async function openBusyHost() {
  const { app, admin } = openTestApp();
  const { id } = await admin.hosts.create(DEFINITION);
  const [variant] = await admin.variants.list({ isArchived: false });
  if (variant === undefined) throw new Error("There is no seeded variant.");
  const build = await admin.builds.start({ variantId: variant.id, isReuseAllowed: true });
  updateJob(app.db, build.id, { state: "running", hostId: id });
  updateHost(app.db, id, { connection: "ready" });
  return { app, admin, id };
}

test("only the host key that was shown is trusted, and another address has to be confirmed anew", async () => {
  const { app, admin } = openTestApp();
  const { id } = await admin.hosts.create(DEFINITION);
  updateHost(app.db, id, { offeredHostKey: KEY, connection: "awaiting-trust" });
  const { offeredFingerprint } = await admin.hosts.byId({ id });
  expect(offeredFingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);

  const wrong = admin.hosts.trust({ id, fingerprint: "SHA256:another" });
  await expect(wrong).rejects.toMatchObject({ cause: { code: "HOST_KEY_NOT_OFFERED" } });
  const trusted = await admin.hosts.trust({ id, fingerprint: offeredFingerprint ?? "" });
  expect(trusted).toMatchObject({ connection: "connecting", pinnedFingerprint: offeredFingerprint });

  const moved = await admin.hosts.update({ id, definition: { ...DEFINITION, address: "other.example.org" } });
  expect(moved).toMatchObject({ connection: "new", pinnedFingerprint: null, offeredFingerprint: null });
});

test.each([{ address: "other.example.org" }, { port: 2222 }, { folder: "/srv/builder" }])(
  "while a host builds, %o is not changed under its feet",
  async (change) => {
    const { admin, id } = await openBusyHost();
    const edit = admin.hosts.update({ id, definition: { ...DEFINITION, ...change } });
    await expect(edit).rejects.toMatchObject({ cause: { code: "STILL_USED", values: { users: "#1" } } });
  },
);

test("a host that builds is not removed, unless it is gone for good", async () => {
  const { app, admin, id } = await openBusyHost();
  await expect(admin.hosts.archive({ id })).rejects.toMatchObject({ cause: { code: "STILL_USED" } });
  updateHost(app.db, id, { connection: "unreachable" });
  expect((await admin.hosts.archive({ id })).archivedAt).not.toBeNull();
});

test.each(["-oProxyCommand=id", "a b", "$(id)", "a;b", ""])(
  "the address %j, which ssh could take for more, is refused",
  async (address) => {
    const { admin } = openTestApp();
    await expect(admin.hosts.create({ ...DEFINITION, address })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  },
);
