import { expect, type Page } from "playwright/test";

/** How long a tab may take to open, in milliseconds, before it is pressed again. */
const PATIENCE_MS = 2_000;

/** Opens a tab. A press before the page has come to life is lost, so it is pressed until it is the open one. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name });
  await expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: PATIENCE_MS });
  }).toPass();
}
