import type { Page } from "playwright/test";
import { type Dashboard, makeFolders, startDashboard } from "../support/dashboard.ts";
import { test as base, setUp } from "../support/story.ts";

type StorageState = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

type Shared = {
  /** One dashboard for all stories of a worker: to start one takes longer than most of them. */
  readonly dashboard: Dashboard;
  /** The first admin's cookies. */
  readonly admin: StorageState;
};

/** Stories of pages: each begins signed in as the admin, on a dashboard that builds nothing. */
export const test = base.extend<object, Shared>({
  dashboard: [
    async ({ agentFolder }, use) => {
      const { remove, ...folders } = makeFolders(agentFolder);
      const dashboard = await startDashboard(folders);
      await use(dashboard);
      await dashboard.stop();
      remove();
    },
    { scope: "worker" },
  ],
  admin: [
    async ({ browser, dashboard }, use) => {
      const page = await browser.newPage();
      await setUp(page, dashboard);
      await use(await page.context().storageState());
      await page.context().close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ dashboard }, use) => use(dashboard.url),
  storageState: ({ admin }, use) => use(admin),
  // Else a colour might be read in the middle of its change.
  contextOptions: ({ contextOptions }, use) => use({ ...contextOptions, reducedMotion: "reduce" }),
});
