import type { Page } from "playwright/test";
import { expect } from "../support/story.ts";
import { test } from "./shared-dashboard.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`) }).click();
  await page.getByRole("option", { name: option }).click();
}

test("what a list of variants is narrowed to, its order and its look stay in the address", async ({ page }) => {
  await page.goto("/variants");
  await choose(page, "Distribution", "Debian");
  await expect(page.getByRole("row")).toHaveCount(5);
  await choose(page, "Parts", "Kubernetes");
  await expect(page.getByRole("row")).toHaveCount(3);
  await choose(page, "State", "No image yet");
  await choose(page, "Order", "Last built first");
  await page.getByRole("radio", { name: "Cards" }).click({ force: true });
  const cards = page.getByRole("list", { name: "Variants" }).getByRole("heading");
  await expect(cards).toHaveCount(2);
  await expect(page).toHaveURL(/view=cards.*distro=debian.*part=kubernetes.*state=unbuilt.*sort=built/);

  await page.reload();
  await expect(cards).toHaveCount(2);
  await choose(page, "State", "Last build failed");
  await expect(page.getByText("No variant fits all that is asked for here.")).toBeVisible();
  await page.getByRole("link", { name: "Show all variants" }).click();
  await expect(page.getByRole("row")).toHaveCount(11);
  await expect(heading(page, "Variants")).toBeVisible();
});
