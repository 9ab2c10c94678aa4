import type { Page } from "playwright/test";
import { expect } from "../support/story.ts";
import { test } from "./filled-dashboard.ts";
import { measureLongestTask } from "./longest-task.ts";
import { putLongBuild } from "./put-long-build.ts";

/** What the browser may take from asking for a log to its first lines, and for anything else while a log streams, in milliseconds. */
const FIRST_SCREEN_MS = 300;
const LONG_TASK_MS = 50;
const ROWS_AT_MOST = 300;

const rows = (page: Page) => page.getByRole("region", { name: "Output of the job" }).locator("[data-index]");

declare global {
  interface Window {
    /** Milliseconds from the first request for a journal to the first line; null as long as there is none. */
    firstLineAfter: number | null;
  }
}

/** Notes when the journal was asked for, and when its first line stood there. */
async function takeTimes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let askedAt = 0;
    window.firstLineAfter = null;
    window.EventSource = class extends EventSource {
      constructor(url: string | URL, options?: EventSourceInit) {
        super(url, options);
        if (String(url).includes("live.watch") && askedAt === 0) askedAt = performance.now();
      }
    };
    new MutationObserver(() => {
      if (window.firstLineAfter === null && document.querySelector("[data-index]") !== null)
        window.firstLineAfter = performance.now() - askedAt;
    }).observe(document, { childList: true, subtree: true });
  });
}

test("a log of a million lines is there at once, holds few rows, and is searched and left like a short one", async ({
  page,
  dashboard,
}) => {
  const build = putLongBuild(dashboard.environment.MIB_DATA_DIR, 1_000_000, "succeeded");
  build.close();
  await takeTimes(page);
  const times: number[] = [];
  // The best of three: other work on the machine makes an opening slower, and nothing makes it quicker than it is.
  for (let opening = 0; opening < 3; opening += 1) {
    await page.goto(`/builds/${build.id}`);
    await expect(rows(page).first()).toBeVisible();
    times.push((await page.evaluate(() => window.firstLineAfter)) ?? Number.POSITIVE_INFINITY);
  }
  expect.soft(Math.min(...times)).toBeLessThanOrEqual(FIRST_SCREEN_MS);
  await expect(page.getByText("1,000,001 lines")).toBeVisible({ timeout: 120_000 });
  expect(await rows(page).count()).toBeLessThanOrEqual(ROWS_AT_MOST);

  await page.goto(`/builds/${build.id}#L900000`);
  await page.reload();
  await expect(page.locator("[aria-current=location]")).toContainText("package-899998 ", { timeout: 120_000 });
  expect(await rows(page).count()).toBeLessThanOrEqual(ROWS_AT_MOST);
});

test("the page stays quick while two thousand lines a second stream into it", async ({ page, browser, dashboard }) => {
  const build = putLongBuild(dashboard.environment.MIB_DATA_DIR, 1_000, "queued");
  await page.goto(`/builds/${build.id}`, { waitUntil: "load" });
  await expect(page.getByText("1,001 lines")).toBeVisible();
  const longest = await measureLongestTask(browser, page, async () => {
    for (let tenth = 0; tenth < 50; tenth += 1) {
      build.append(200);
      await page.waitForTimeout(100);
    }
    await expect(page.getByText("11,001 lines")).toBeVisible();
  });
  build.close();
  expect(longest).toBeLessThanOrEqual(LONG_TASK_MS);
  expect(await rows(page).count()).toBeLessThanOrEqual(ROWS_AT_MOST);
  await expect(rows(page).last()).toContainText("package-10999 ");
});

test("a failed build leads to its first error, a line has an address, and the tab shows the state", async ({ page, filled }) => {
  await page.goto(filled.failed[0] ?? "");
  await expect(page).toHaveTitle(/^Failed · #/);
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /state-failed\.svg$/);
  await page.getByRole("button", { name: "First error" }).click();
  const found = page.locator("[aria-current=location]");
  await expect(found).toContainText("Err:1 https://mirror.example.org");

  await page
    .getByText("Could not resolve 'mirror.example.org'")
    .last()
    .locator("xpath=ancestor::*[@data-index]")
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/#L\d+$/);
  await page.reload();
  await expect(found).toContainText("Could not resolve");

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the log" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^Failed-.*\.log$/);
});

test("by the keyboard alone one searches the log and comes to the address of a line", async ({ page, filled }) => {
  await page.goto(filled.failed[0] ?? "");
  await page.getByRole("searchbox", { name: "Search the log" }).fill("could not resolve");
  await expect(rows(page).first()).toContainText("Could not resolve");
  await page.getByRole("region", { name: "Output of the job" }).focus();
  await page.keyboard.press("Tab");
  await expect(rows(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#L\d+$/);
  await expect(page.locator("[aria-current=location]")).toContainText("Could not resolve");
});
