import type { Page } from "playwright/test";

/**
 * Waits until a page has come to life: what is pressed or chosen before is lost. React marks each element that it has taken over
 * from the server's HTML with a key of its own.
 */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea")].every((element) =>
      Object.keys(element).some((key) => key.startsWith("__reactProps$")),
    ),
  );
}

/** The same page, whose `goto` and `reload` come back when it is alive. */
export function comeToLife(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...address) => {
    const answer = await goto(...address);
    await untilAlive(page);
    return answer;
  };
  page.reload = async (...options) => {
    const answer = await reload(...options);
    await untilAlive(page);
    return answer;
  };
  return page;
}
