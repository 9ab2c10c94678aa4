import { existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { readOrCreateSetupToken } from "#server/auth/set-up-token.ts";
import { openTestApp, TEST_PASSWORD } from "#server/testing.ts";

test("the set-up link works once, and only with its token", async () => {
  const { nobody, folder } = await openTestApp();
  expect(existsSync(folder.setupToken)).toBe(false);

  const admin = { email: "second@example.org", name: "second", password: TEST_PASSWORD };
  const token = readOrCreateSetupToken(folder.setupToken);
  expect(statSync(folder.setupToken).mode & 0o777).toBe(0o600);
  await expect(nobody.session.setUp({ token, ...admin })).rejects.toMatchObject({ cause: { code: "SETUP_ALREADY_DONE" } });
});

test("a wrong password is refused and says no more than that", async () => {
  const { nobody } = await openTestApp();
  const wrong = { email: "admin@example.org", password: "wrong horse battery" };
  await expect(nobody.session.signIn(wrong)).rejects.toMatchObject({ code: "UNAUTHORIZED", cause: { code: "SIGN_IN_FAILED" } });
  await expect(nobody.session.signIn({ ...wrong, email: "nobody@example.org" })).rejects.toMatchObject({
    cause: { code: "SIGN_IN_FAILED" },
  });
});

test("after ten attempts in a minute nobody may try again", async () => {
  const { nobody } = await openTestApp();
  const codes: unknown[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1)
    await nobody.session
      .signIn({ email: "admin@example.org", password: "wrong horse battery" })
      .catch((error) => codes.push(error.cause.code));
  expect(codes.at(-1)).toBe("SIGN_IN_TOO_OFTEN");
});

test("signing in gives a cookie that scripts of a page cannot read", async () => {
  const { app } = await openTestApp();
  const answer = new Headers();
  await app.session.signIn(new Headers(), answer, { email: "admin@example.org", password: TEST_PASSWORD });
  expect(answer.getSetCookie().join()).toMatch(/mib\.session_token=[^;]+.*HttpOnly.*SameSite=Lax/i);
});
