import { existsSync, statSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readOrCreateSetupToken } from "#server/auth/set-up-token.ts";
import { openEmptyApp } from "#server/testing.ts";

const ADMIN = { email: "admin@example.org", name: "admin", password: "correct horse battery" };
const WRONG = { email: ADMIN.email, password: "wrong horse battery" };

async function openSetUpApp() {
  const opened = openEmptyApp();
  const token = readOrCreateSetupToken(opened.folder.setupToken);
  expect(statSync(opened.folder.setupToken).mode & 0o777).toBe(0o600);
  await opened.nobody.session.setUp({ token, ...ADMIN });
  return { ...opened, token };
}

test("the set-up link makes one admin, with its token alone, and is gone then", async () => {
  const { nobody, folder, token } = await openSetUpApp();
  expect(existsSync(folder.setupToken)).toBe(false);
  await expect(nobody.session.setUp({ token, ...ADMIN })).rejects.toMatchObject({ cause: { code: "SETUP_ALREADY_DONE" } });

  const fresh = openEmptyApp();
  readOrCreateSetupToken(fresh.folder.setupToken);
  await expect(fresh.nobody.session.setUp({ token, ...ADMIN })).rejects.toMatchObject({ cause: { code: "SETUP_TOKEN_WRONG" } });
  writeFileSync(fresh.folder.setupToken, "");
  const empty = fresh.nobody.session.setUp({ token: "", ...ADMIN });
  await expect(empty).rejects.toMatchObject({ cause: { code: "SETUP_TOKEN_WRONG" } });
});

test("a wrong password and an unknown e-mail are refused alike", async () => {
  const { nobody } = await openSetUpApp();
  for (const email of [ADMIN.email, "nobody@example.org"])
    await expect(nobody.session.signIn({ ...WRONG, email })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      cause: { code: "SIGN_IN_FAILED" },
    });
});

test("after ten attempts in a minute even the right password is refused", async () => {
  const { nobody } = await openSetUpApp();
  for (let attempt = 0; attempt < 10; attempt += 1) await expect(nobody.session.signIn(WRONG)).rejects.toThrow();
  await expect(nobody.session.signIn(ADMIN)).rejects.toMatchObject({ cause: { code: "SIGN_IN_TOO_OFTEN" } });
});

test("signing in gives a cookie that scripts of a page cannot read, and signing out ends the session behind it", async () => {
  const { app } = await openSetUpApp();
  const answer = new Headers();
  await app.session.signIn(new Headers(), answer, ADMIN);
  expect(answer.getSetCookie().join()).toMatch(/mib\.session_token=[^;]+.*HttpOnly.*SameSite=Lax/i);

  const cookie = answer
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  expect(await app.session.who(new Headers({ cookie }))).toMatchObject({ email: ADMIN.email, role: "admin" });
  await app.session.signOut(new Headers({ cookie, origin: "http://127.0.0.1:3000" }), new Headers());
  expect(await app.session.who(new Headers({ cookie }))).toBeNull();
});

test("whoever is removed is signed out, and the last admin stays", async () => {
  const { app, callAs } = await openSetUpApp();
  const admin = callAs("admin");
  const { id } = await admin.people.create({ ...ADMIN, email: "second@example.org", role: "viewer" });
  const answer = new Headers();
  await app.session.signIn(new Headers(), answer, { ...ADMIN, email: "second@example.org" });
  const headers = new Headers({
    cookie: answer
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });
  expect(await app.session.who(headers)).toMatchObject({ role: "viewer" });
  await admin.people.remove({ id });
  expect(await app.session.who(headers)).toBeNull();

  const [last] = await admin.people.list();
  if (last === undefined) throw new Error("There is no admin.");
  await expect(admin.people.remove({ id: last.id })).rejects.toMatchObject({ cause: { code: "LAST_ADMIN" } });
  await expect(admin.people.setRole({ id: last.id, role: "viewer" })).rejects.toMatchObject({ cause: { code: "LAST_ADMIN" } });
});
