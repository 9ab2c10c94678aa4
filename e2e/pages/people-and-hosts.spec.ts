import { ADMIN, expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const VIEWER = { name: "Vera", email: "vera@example.org", password: "a viewer's long password" };

test("a new builder host shows the key that lets the dashboard in, and can be changed", async ({ page }) => {
  await page.goto("/hosts/new");
  await page.getByLabel("Name", { exact: true }).fill("story-host");
  // Nothing listens on the discard port, so the host stays a stranger.
  await page.getByLabel("Address").fill("127.0.0.1");
  await page.getByLabel("SSH port").fill("9");
  await page.getByRole("button", { name: "Add host" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "story-host" })).toBeVisible();
  await expect(page.getByText(/echo 'ssh-ed25519 \S+/)).toBeVisible();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("User").fill("builder");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("builder@127.0.0.1:9")).toBeVisible();
});

test("a viewer looks at everything, is offered no build, and is refused one by the API", async ({ page, browser, dashboard }) => {
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Add person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(VIEWER.name);
  await dialog.getByLabel("E-mail").fill(VIEWER.email);
  await dialog.getByLabel("Password").fill(VIEWER.password);
  await dialog.getByRole("button", { name: /Role/ }).click();
  await page.getByRole("option", { name: /Viewer/ }).click();
  await dialog.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByRole("cell", { name: VIEWER.email })).toBeVisible();
  await page.goto("/variants");
  const address = await page.getByRole("link", { name: "Debian 12 + Docker", exact: true }).getAttribute("href");

  const context = await browser.newContext({ baseURL: dashboard.url, storageState: { cookies: [], origins: [] } });
  const theirs = await context.newPage();
  await theirs.goto("/login");
  await theirs.getByLabel("E-mail").fill(VIEWER.email);
  await theirs.getByLabel("Password").fill(VIEWER.password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("navigation")).toBeVisible();
  await expect(theirs.getByRole("link", { name: "People" })).toHaveCount(0);
  await theirs.goto("/variants");
  await expect(theirs.getByRole("link", { name: "Debian 12 + Docker", exact: true })).toBeVisible();
  await expect(theirs.getByRole("button", { name: /Build/ })).toHaveCount(0);
  const refusal = await context.request.post("/api/trpc/builds.start", {
    headers: { origin: dashboard.url },
    data: { variantId: address?.split("/").at(-1), isReuseAllowed: true },
  });
  expect(refusal.status()).toBe(403);
  await context.close();
});

test("who signs out sees nothing any more", async ({ browser, dashboard }) => {
  const context = await browser.newContext({ baseURL: dashboard.url, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill("wrong on purpose");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is wrong" })).toBeVisible();
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goto("/variants");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();
});
