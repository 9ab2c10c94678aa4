import { expect, test } from "vitest";
import type { PersonId } from "#domain/id.ts";
import { openTestApp } from "#server/testing.ts";
import { createCaller } from "#server/trpc/root.ts";

const OLD = { email: "vera@example.org", password: "correct horse battery" };
const NEW = { email: OLD.email, password: "another horse battery" };
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";

/** A viewer who signs in as often as a test needs, each time with a cookie of their own. */
async function openVera() {
  const opened = openTestApp();
  const { app, admin } = opened;
  const { id } = await admin.people.create({ ...OLD, name: "Vera", role: "viewer" });

  async function signIn(userAgent: string, credentials = OLD) {
    const answerHeaders = new Headers();
    await app.session.signIn(new Headers({ "user-agent": userAgent }), answerHeaders, credentials);
    return by(answerHeaders, userAgent);
  }

  /** The API by the session whose cookie a former answer set. `isOver` once nobody is signed in by it. */
  async function by(given: Headers, userAgent: string) {
    const cookie = given.getSetCookie().map((line) => line.split(";")[0]);
    const headers = new Headers({ cookie: cookie.join("; "), "user-agent": userAgent });
    const answerHeaders = new Headers();
    const person = await app.session.who(headers);
    const caller = createCaller({ ...app, person, headers, answerHeaders });
    return { account: caller.account, answerHeaders, isOver: async () => (await app.session.who(headers)) === null };
  }

  const trail = async () => (await admin.audit.list({ personId: id })).items.map(({ action }) => action).reverse();
  return { ...opened, id, signIn, by, trail };
}

test("a person sees where they are signed in, in plain words and without what opens a session, and nobody else's", async () => {
  const { app, signIn } = await openVera();
  const [firefox, , mib] = [await signIn(FIREFOX), await signIn(SAFARI), await signIn("mib")];
  const listed = await firefox.account.sessions();
  expect(listed.map(({ browser, system, isCurrent }) => [browser, system, isCurrent])).toEqual(
    expect.arrayContaining([
      ["Firefox", "Linux", true],
      ["Safari", "iOS", false],
      ["mib", null, false],
    ]),
  );
  expect(listed).toHaveLength(3);
  for (const [here, browser] of [
    [firefox, "Firefox"],
    [mib, "mib"],
  ] as const)
    expect((await here.account.sessions()).map((session) => (session.isCurrent ? session.browser : ""))).toEqual([
      browser,
      "",
      "",
    ]);
  const tokens = app.db.$client.prepare("select token from session").pluck().all();
  for (const token of tokens) expect(JSON.stringify(listed)).not.toContain(token);
});

test("when a session was last seen is noted once in five minutes at most: each time is a write", async () => {
  const { app, signIn } = await openVera();
  const here = await signIn(FIREFOX);
  const goBack = app.db.$client.prepare("update session set updated_at = updated_at - @ms, expires_at = expires_at - @ms");
  const seenAt = () => app.db.$client.prepare("select updated_at from session").pluck().get();
  for (const [seconds, isNoted] of [
    [290, false],
    [20, true],
  ] as const) {
    goBack.run({ ms: seconds * 1_000 });
    const before = seenAt();
    expect(await here.isOver()).toBe(false);
    expect(seenAt() !== before).toBe(isNoted);
  }
});

test("one session signs another out, and then all others; it stays itself, and both leave a trail", async () => {
  const { signIn, trail } = await openVera();
  const [here, phone, tablet, script] = [await signIn(FIREFOX), await signIn(SAFARI), await signIn(SAFARI), await signIn("mib")];
  const [listed] = (await here.account.sessions()).filter(({ browser }) => browser === "mib");
  if (listed === undefined) throw new Error("The session of mib is not listed.");
  await here.account.endSession({ id: listed.id });
  expect(await Promise.all([here, phone, script].map(({ isOver }) => isOver()))).toEqual([false, false, true]);
  expect(await here.account.endOtherSessions()).toEqual({ count: 2 });
  expect(await Promise.all([here, phone, tablet].map(({ isOver }) => isOver()))).toEqual([false, true, true]);
  expect(await here.account.endOtherSessions()).toEqual({ count: 0 });
  expect(await trail()).toEqual(["session-ended", "other-sessions-ended"]);
});

test("nobody ends a session of somebody else, whatever their role", async () => {
  const { admin, signIn } = await openVera();
  const here = await signIn(FIREFOX);
  const [session] = await here.account.sessions();
  if (session === undefined) throw new Error("There is no session.");
  await expect(admin.account.endSession({ id: session.id })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect(await here.isOver()).toBe(false);
});

test("a new password takes the place of the old one, signs out everywhere else, and goes on here by a cookie of its own", async () => {
  const { app, signIn, by, trail } = await openVera();
  const [here, phone] = [await signIn(FIREFOX), await signIn(SAFARI)];
  await here.account.changePassword({ current: OLD.password, password: NEW.password });
  expect(await phone.isOver()).toBe(true);
  expect(await here.isOver()).toBe(true);
  const renewed = await by(here.answerHeaders, FIREFOX);
  expect(await renewed.account.sessions()).toMatchObject([{ browser: "Firefox", system: "Linux", isCurrent: true }]);
  await expect(signIn(FIREFOX)).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  await signIn(FIREFOX, NEW);
  expect(await trail()).toEqual(["password-changed"]);
  const written = JSON.stringify(app.db.$client.prepare("select * from audit").all());
  for (const { password } of [OLD, NEW]) expect(written).not.toContain(password);
});

test("a password changes for whoever knows the old one, and a new one is as long as at the set-up", async () => {
  const { signIn, trail } = await openVera();
  const [here, phone] = [await signIn(FIREFOX), await signIn(SAFARI)];
  const wrong = here.account.changePassword({ current: NEW.password, password: NEW.password });
  await expect(wrong).rejects.toMatchObject({ code: "FORBIDDEN", cause: { code: "PASSWORD_WRONG" } });
  const short = here.account.changePassword({ current: OLD.password, password: "short" });
  await expect(short).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(await phone.isOver()).toBe(false);
  expect(await trail()).toEqual([]);
  await signIn(FIREFOX);
});

test("ten guesses in a minute, at the sign-in and at the change together, and even the right password is refused", async () => {
  const { signIn } = await openVera();
  const here = await signIn(FIREFOX);
  // All at once: a password is looked at as slowly as scrypt is meant to be.
  const guesses = [
    ...Array.from({ length: 8 }, () => signIn(FIREFOX, NEW)),
    ...Array.from({ length: 2 }, () => here.account.changePassword({ current: NEW.password, password: NEW.password })),
  ];
  expect((await Promise.allSettled(guesses)).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "rejected"));
  const right = here.account.changePassword({ current: OLD.password, password: NEW.password });
  await expect(right).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", cause: { code: "SIGN_IN_TOO_OFTEN" } });
});

test("a person renames themself, and a name that is already theirs leaves no trail", async () => {
  const { app, id, signIn, trail } = await openVera();
  const here = await signIn(FIREFOX);
  for (let time = 0; time < 2; time += 1) expect(await here.account.rename({ name: " Vera R. " })).toEqual({ name: "Vera R." });
  expect(nameOf(app, id)).toBe("Vera R.");
  expect(await trail()).toEqual(["name-changed"]);
  await expect(here.account.rename({ name: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

function nameOf({ db }: Awaited<ReturnType<typeof openVera>>["app"], id: PersonId) {
  return db.$client.prepare("select name from person where id = ?").pluck().get(id);
}

test("a token does nothing of this: who stole one cannot lock its person out", async () => {
  const { app, admin } = await openVera();
  const { token } = await admin.tokens.create({ name: "nightly", role: "admin", days: 7 });
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const { account } = createCaller({ ...app, person: await app.session.who(headers), headers, answerHeaders: new Headers() });
  for (const attempt of [
    account.sessions(),
    account.rename({ name: "somebody" }),
    account.changePassword({ current: OLD.password, password: NEW.password }),
    account.endOtherSessions(),
  ])
    await expect(attempt).rejects.toMatchObject({ cause: { code: "TOKEN_NOT_ENOUGH" } });
});
