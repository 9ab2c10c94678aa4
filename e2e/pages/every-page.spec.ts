import type { Page } from "playwright/test";
import { LOCALES } from "#messages/locale.ts";
import { expect } from "../support/story.ts";
import { test } from "./filled-dashboard.ts";
import { findFaults, openPage } from "./look-at-page.ts";
import { filledStates } from "./page-state.ts";

/** What the scripts of a page's first load may weigh, in bytes of gzip: about a second on a slow line. */
const SCRIPT_BUDGET = 300_000;
/** What a page may move while it comes; people begin to notice at 0.1. */
const SHIFT_BUDGET = 0.02;

/** Both themes and both ends of what most people have; the gallery has every look of every state. */
const LOOKS = [
  { theme: "light", width: 1_440 },
  { theme: "dark", width: 390 },
] as const;

for (const locale of LOCALES)
  test(`every page in ${locale} is free of accessibility faults, light and dark, fits wide and narrow, and comes quickly and calmly`, async ({
    page,
    browser,
    dashboard,
    filled,
  }) => {
    const nobody = await browser.newContext({ reducedMotion: "reduce", storageState: { cookies: [], origins: [] } });
    const guest = await nobody.newPage();
    for (const state of filledStates(filled))
      await test.step(state.name, async () => {
        const seen = state.isSignedOut === true ? guest : page;
        for (const look of LOOKS.filter(({ width }) => width >= (state.fromWidth ?? 0))) {
          const { scriptBytesGzip, external, layoutShift } = await openPage(seen, dashboard.url, state, { locale, ...look });
          const name = `${state.name}, ${look.theme}, ${look.width} pixels`;
          expect.soft(await findFaults(seen), name).toEqual([]);
          expect.soft(external, name).toEqual([]);
          expect.soft(scriptBytesGzip, `scripts of ${name}`).toBeLessThanOrEqual(SCRIPT_BUDGET);
          expect.soft(layoutShift, `layout shift of ${name}`).toBeLessThanOrEqual(SHIFT_BUDGET);
          expect.soft(await overflowOf(seen), `overflow of ${name}`).toBeLessThanOrEqual(0);
        }
      });
    await nobody.close();
  });

/** By how many pixels a page is wider than its window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("a page comes in the language that was chosen, before any script runs", async ({ page, dashboard }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /Account/ }).click();
  await page.getByRole("menuitem", { name: "فارسی" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "نمای کلی" })).toBeVisible();
  const html = await (await page.request.get(dashboard.url)).text();
  expect(html).toMatch(/<html lang="fa" dir="rtl"/);
  expect(html).toContain("نمای کلی");
  await page.getByRole("button", { name: /حساب/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("the drawer of a narrow screen is free of accessibility faults, and Escape closes it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/variants");
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog").getByRole("navigation")).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Open navigation" })).toBeFocused();
});

test("the keyboard alone reaches the content and opens and leaves the dialog of a build", async ({ page }) => {
  await page.goto("/variants");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const build = page.getByRole("button", { name: "Build Debian 12 + Docker CE", exact: true });
  await build.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Start build" })).toBeEnabled();
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(build).toBeFocused();
});
