import type { Browser, Page } from "playwright/test";
import type { Dashboard } from "../support/dashboard.ts";
import { ADMIN, expect, signIn } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";

/** A person of this story's own: others share the admin's sessions. Gives a page on which nobody is signed in yet. */
async function addPerson(page: Page, name: string) {
  const person = { name, email: `${name.toLowerCase()}@example.org`, password: "a person's long password", role: "viewer" };
  const answer = await page.request.post("/api/trpc/people.create", {
    headers: { origin: new URL(page.url()).origin },
    data: person,
  });
  expect(answer.ok()).toBe(true);
  return person;
}

async function openBrowser(browser: Browser, { url }: Dashboard, userAgent?: string): Promise<Page> {
  const agent = userAgent === undefined ? {} : { userAgent };
  const context = await browser.newContext({ ...agent, baseURL: url, storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

test("a person sees both places where they are signed in, and signs the other one out", async ({ page, browser, dashboard }) => {
  await page.goto("/");
  const person = await addPerson(page, "Mina");
  const [laptop, phone] = [await openBrowser(browser, dashboard), await openBrowser(browser, dashboard, PHONE)];
  await signIn(laptop, dashboard, person);
  await signIn(phone, dashboard, person);

  await laptop.getByRole("button", { name: /Account/ }).click();
  await laptop.getByRole("menuitem", { name: "Your account" }).click();
  await expect(laptop.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  const table = laptop.getByRole("table", { name: "Where you are signed in" });
  await expect(table.getByRole("row", { name: /on Linux/ })).toContainText("Here");
  await expect(table.getByRole("row", { name: /on Linux/ }).getByRole("button")).toHaveCount(0);
  await table.getByRole("button", { name: "Sign out Safari on iOS" }).click();
  await laptop.getByRole("alertdialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(table.getByRole("row", { name: /Safari on iOS/ })).toHaveCount(0);
  await expect(laptop.getByRole("button", { name: "Sign out everywhere else" })).toBeDisabled();

  // By itself: the phone was looking at the overview.
  await expect(phone.getByRole("heading", { name: "Sign in" })).toBeVisible();
  for (const opened of [laptop, phone]) await opened.context().close();
});

test("a password is changed by whoever knows the old one, which no longer lets anybody in", async ({
  page,
  browser,
  dashboard,
}) => {
  await page.goto("/");
  const person = await addPerson(page, "Omid");
  const [here, there] = [await openBrowser(browser, dashboard), await openBrowser(browser, dashboard)];
  await signIn(here, dashboard, person);
  await signIn(there, dashboard, person);

  await here.goto("/settings/account");
  await here.getByLabel("Current password").fill("not the password");
  await here.getByLabel("New password").fill("a wholly new password");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("This is not your password.")).toBeVisible();
  await expect(here.getByLabel("Current password")).toBeFocused();
  await here.getByLabel("Current password").fill(person.password);
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Your password was changed")).toBeVisible();
  await expect(here.getByLabel("New password")).toHaveValue("");
  await expect(here.getByRole("table", { name: "Where you are signed in" }).getByRole("row")).toHaveCount(2);
  await here.reload();
  await expect(here.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();

  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await there.getByLabel("E-mail").fill(person.email);
  await there.getByLabel("Password").fill(person.password);
  await there.getByRole("button", { name: "Sign in" }).click();
  await expect(there.getByRole("alert").filter({ hasText: "E-mail or password is wrong" })).toBeVisible();
  await signIn(there, dashboard, { ...person, password: "a wholly new password" });
  for (const opened of [here, there]) await opened.context().close();
});

test("a new name stands in the frame at once, and every switch of the theme shows what any of them chose", async ({ page }) => {
  await page.goto("/settings/account");
  await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: /Account/ })).toContainText("Ada Lovelace");
  await page.getByRole("main").getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect(page.getByRole("complementary").getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.getByRole("complementary").getByRole("radio", { name: "Light" }).check({ force: true });
  await expect(page.getByRole("main").getByRole("radio", { name: "Light" })).toBeChecked();

  await page.getByRole("main").getByText("فارسی", { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "حساب شما" })).toBeVisible();
  await page.getByRole("main").getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  // Other stories share this admin.
  await page.getByLabel("Name", { exact: true }).fill(ADMIN.name);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: /Account/ })).not.toContainText("Lovelace");
});
