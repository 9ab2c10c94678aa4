import { expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

test("a token is shown once, opens the API within its role, and is refused once it is revoked", async ({ page, dashboard }) => {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("story pipeline");
  await dialog.getByRole("button", { name: "Make token" }).click();
  await expect(dialog.getByText("Copy it now")).toBeVisible();
  const token = /mib_[\w-]{43}/.exec((await dialog.textContent()) ?? "")?.[0] ?? "";
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const ask = (path: string, options: RequestInit = {}) =>
    fetch(`${dashboard.url}/api/trpc/${path}`, { ...options, headers: { authorization: `Bearer ${token}` } });
  expect((await ask("variants.list?input=%7B%22isArchived%22%3Afalse%7D")).status).toBe(200);
  expect((await ask("people.list")).status).toBe(403);

  await page.reload();
  const row = page.getByRole("row", { name: /story pipeline/ });
  await expect(row).toContainText("Viewer");
  await expect(row).not.toContainText("Never");
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole("button", { name: "Revoke story pipeline" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(row).toHaveCount(0);
  expect((await ask("variants.list?input=%7B%22isArchived%22%3Afalse%7D")).status).toBe(401);
});
