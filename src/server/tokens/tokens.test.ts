import { expect, test } from "vitest";
import { personIdSchema } from "#domain/id.ts";
import { openTestApp } from "#server/testing.ts";

const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });
const NEW = { name: "nightly", role: "operator", days: 30 } as const;

test("a token acts as its person, within its own role, and is shown once", async () => {
  const { app, admin } = openTestApp();
  const { token } = await admin.tokens.create(NEW);
  expect(await app.session.who(bearer(token))).toMatchObject({ id: "admin", role: "operator", sessionId: null });
  const [listed] = await admin.tokens.list();
  expect(listed).toMatchObject({ name: "nightly", start: token.slice(0, 12), lastUsedAt: new Date("2026-11-01T12:00:00Z") });
  const rows = JSON.stringify(app.db.$client.prepare("select * from api_token, audit").all());
  expect(rows).not.toContain(token.slice(12));
});

test("nobody makes a token of a role above their own", async () => {
  const { operator, viewer } = openTestApp();
  for (const [person, role] of [
    [operator, "admin"],
    [viewer, "operator"],
  ] as const)
    await expect(person.tokens.create({ ...NEW, role })).rejects.toMatchObject({ cause: { code: "ROLE_TOO_LOW" } });
});

test("who is demoted takes the power from their tokens at once, and who is removed takes the tokens along", async () => {
  const { app, admin, operator } = openTestApp();
  const { token } = await operator.tokens.create(NEW);
  await admin.people.setRole({ id: "operator", role: "viewer" });
  expect(await app.session.who(bearer(token))).toMatchObject({ role: "viewer" });
  await admin.people.create({ email: "other@example.org", name: "other", password: "correct horse battery", role: "admin" });
  await admin.people.remove({ id: personIdSchema.parse("operator") });
  await expect(app.session.who(bearer(token))).rejects.toMatchObject({ code: "TOKEN_UNKNOWN" });
});

test("a token is revoked by its person and by an admin, and by nobody else; both leave a trail", async () => {
  const { app, admin, operator, viewer } = openTestApp();
  const { id, token } = await operator.tokens.create(NEW);
  await expect(viewer.tokens.revoke({ id })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect(await viewer.tokens.list()).toEqual([]);
  expect(await admin.tokens.list()).toMatchObject([{ personName: "operator" }]);
  await admin.tokens.revoke({ id });
  await expect(app.session.who(bearer(token))).rejects.toMatchObject({ code: "TOKEN_UNKNOWN" });
  const { items } = await admin.audit.list({});
  expect(items.map(({ action, personName }) => `${personName} ${action}`)).toEqual([
    "admin token-revoked",
    "operator token-made",
  ]);
});

test("a token ends on its day", async () => {
  const { app, admin } = openTestApp();
  const { id, token } = await admin.tokens.create(NEW);
  app.db.$client.prepare("update api_token set expires_at = ? where id = ?").run(Date.parse("2026-11-01T12:00:00Z"), id);
  await expect(app.session.who(bearer(token))).rejects.toMatchObject({ code: "TOKEN_EXPIRED", values: { name: "nightly" } });
});

test("a use is written down at most once a minute", async () => {
  const { app, admin } = openTestApp();
  const { id, token } = await admin.tokens.create(NEW);
  const usedAt = () => app.db.$client.prepare("select last_used_at from api_token").pluck().get();
  const now = Date.parse("2026-11-01T12:00:00Z");
  for (const [before, after] of [
    [now - 59_000, now - 59_000],
    [now - 60_000, now],
  ]) {
    app.db.$client.prepare("update api_token set last_used_at = ? where id = ?").run(before, id);
    await app.session.who(bearer(token));
    expect(usedAt()).toBe(after);
  }
});

test("after ten wrong guesses at a token's end in a minute, the right one waits too, and no other token does", async () => {
  const { app, admin } = openTestApp();
  const { token } = await admin.tokens.create(NEW);
  const other = await admin.tokens.create({ ...NEW, name: "other" });
  for (let guess = 0; guess < 10; guess += 1)
    await expect(app.session.who(bearer(`${token}${guess}`))).rejects.toMatchObject({ code: "TOKEN_UNKNOWN" });
  await expect(app.session.who(bearer(token))).rejects.toMatchObject({ code: "TOKEN_TRIED_TOO_OFTEN" });
  expect(await app.session.who(bearer(other.token))).toMatchObject({ id: "admin" });
});
