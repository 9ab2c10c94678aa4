import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { ADMIN, expect } from "../support/story.ts";
import { fillCatalog } from "./fill-catalog.ts";
import { test } from "./shared-dashboard.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const PLAIN = [
  "/",
  "/builds",
  "/images",
  "/mirrors/new",
  "/base-images/new",
  "/hosts/new",
  "/targets/new",
  "/settings/people",
  "/settings/catalog",
  "/settings/audit",
];
const LISTS = ["/variants", "/base-images", "/mirrors", "/hosts"];

/** The first of each list's entries, and its form. */
async function entryPages(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const list of LISTS) {
    await page.goto(list);
    const link = page.getByRole("table").getByRole("link").first();
    const address = (await link.count()) === 0 ? null : await link.getAttribute("href");
    if (address !== null) found.push(address, `${address}/edit`);
  }
  return found;
}

async function faults(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

test("every page is free of accessibility faults, light and dark, and no wider than a narrow screen", async ({
  page,
  dashboard,
}) => {
  const filled = await fillCatalog(dashboard.environment.MIB_DATA_DIR, ADMIN.email);
  const addresses = [
    ...PLAIN,
    ...LISTS,
    "/targets",
    "/variants/new",
    "/nowhere",
    ...(await entryPages(page)),
    ...Object.values(filled).flat(),
  ];
  for (const address of addresses)
    await test.step(address, async () => {
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await faults(new AxeBuilder({ page }).withTags(WCAG_22_AA))).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      // Only colours differ from what was looked at just now.
      expect(await faults(new AxeBuilder({ page }).withRules(["color-contrast"]))).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
});

test("the drawer of a narrow screen is free of accessibility faults, and Escape closes it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/variants");
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog").getByRole("navigation")).toBeVisible();
  expect(await faults(new AxeBuilder({ page }).withTags(WCAG_22_AA))).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Open navigation" })).toBeFocused();
});

test("the keyboard alone reaches the content and opens and leaves the dialog of a build", async ({ page }) => {
  await page.goto("/variants");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const build = page.getByRole("button", { name: "Build Debian 12 + Docker", exact: true });
  await build.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Start build" })).toBeEnabled();
  expect(await faults(new AxeBuilder({ page }).withTags(WCAG_22_AA))).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(build).toBeFocused();
});
