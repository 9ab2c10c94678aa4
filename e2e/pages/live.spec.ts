import { expect } from "../support/story.ts";
import { putLongBuild } from "./put-long-build.ts";
import { test } from "./shared-dashboard.ts";

declare global {
  interface Window {
    /** Every stream of events that the page ever opened. */
    streams: EventSource[];
  }
}

test("a tab holds one connection; offline it says so, and then goes on without a gap", async ({ page, context, dashboard }) => {
  const build = putLongBuild(dashboard.environment.MIB_DATA_DIR, 100, "queued");
  await page.addInitScript(() => {
    window.streams = [];
    window.EventSource = class extends EventSource {
      constructor(url: string | URL, options?: EventSourceInit) {
        super(url, options);
        window.streams.push(this);
      }
    };
  });
  await page.goto(`/builds/${build.id}`);
  await expect(page.getByText("101 lines")).toBeVisible();
  const countOpen = () =>
    page.evaluate(() => window.streams.filter(({ readyState }) => readyState !== EventSource.CLOSED).length);
  expect(await countOpen()).toBe(1);
  expect(await page.evaluate(() => window.streams.length)).toBe(1);

  await context.setOffline(true);
  const notice = page.getByText("This device is offline.");
  await expect(notice).toBeVisible();
  build.append(100);
  await context.setOffline(false);
  await expect(notice).toBeHidden();
  await expect(page.getByText("201 lines")).toBeVisible();
  build.append(100);
  await expect(page.getByText("301 lines")).toBeVisible();
  await expect(page.getByRole("region", { name: "Output of the job" }).locator("[data-index]").last()).toContainText(
    "package-299 ",
  );
  expect(await countOpen()).toBe(1);
  build.close();

  // From page to page the connection is the tab's: elsewhere it follows the catalog alone.
  await page.getByRole("link", { name: "Variants", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Variants", level: 1 })).toBeVisible();
  expect(await countOpen()).toBe(1);
});
