import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Request } from "playwright/test";
import { CATALOGUES } from "#messages/catalogues.ts";
import { LOCALE_COOKIE, type Locale } from "#messages/locale.ts";
import { untilAlive } from "../support/until-alive.ts";
import type { PageState } from "./page-state.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const THEMES = ["light", "dark"] as const;

export type Look = { readonly locale: Locale; readonly theme: (typeof THEMES)[number]; readonly width: number };

/** A page's first load: what it fetched, and how far it moved while it came. */
export type FirstLoad = {
  /** All scripts that it asked for in a current browser (which takes no `nomodule` file), each in gzip by itself. */
  readonly scriptBytesGzip: number;
  /** What it asked of other origins. */
  readonly external: readonly string[];
  /** The sum of all shifts of what was drawn already; 0.1 is what most people notice. */
  readonly layoutShift: number;
};

/** Opens a page as somebody who comes by its address, in a look, and opens on it what the state says. `origin` is the dashboard's. */
export async function openPage(page: Page, origin: string, state: PageState, look: Look): Promise<FirstLoad> {
  const asked: Request[] = [];
  const note = (request: Request) => void asked.push(request);
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: look.locale, url: origin }]);
  await page.emulateMedia({ colorScheme: look.theme });
  await page.setViewportSize({ width: look.width, height: HEIGHTS.find(([least]) => look.width >= least)?.[1] ?? 900 });
  page.on("request", note);
  await page.goto(new URL(state.address, origin).href);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await untilAlive(page);
  const layoutShift = await readLayoutShift(page);
  page.off("request", note);
  const scripts = asked.filter((request) => request.resourceType() === "script").map((request) => request.url());
  const sizes = await Promise.all([...new Set(scripts)].map((address) => sizeOf(page, address)));
  await state.open?.(page, CATALOGUES[look.locale]);
  return {
    scriptBytesGzip: sizes.reduce((sum, size) => sum + size, 0),
    external: asked
      .map((request) => request.url())
      .filter((address) => !address.startsWith(origin) && !/^(data|blob):/.test(address)),
    layoutShift,
  };
}

/** Heights that go with widths: of a phone, a notebook and a large screen. */
const HEIGHTS = [
  [2_560, 1_440],
  [1_440, 900],
  [0, 844],
] as const;

const knownSizes = new Map<string, Promise<number>>();

/**
 * A script's size in gzip. Its address holds its hash, so each is fetched once; and again where the server let go of the idle connection
 * at the very moment at which it was used (ECONNRESET).
 */
function sizeOf(page: Page, address: string): Promise<number> {
  const known =
    knownSizes.get(address) ??
    page.request.get(address, { maxRetries: 3 }).then(async (answer) => gzipSync(await answer.body()).length);
  knownSizes.set(address, known);
  return known;
}

/** Shifts that no input caused, of the whole load (Layout Instability API). */
function readLayoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries)
            if (
              "value" in entry &&
              typeof entry.value === "number" &&
              !("hadRecentInput" in entry && entry.hadRecentInput === true)
            )
              sum += entry.value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        // Two frames later everything that was buffered has been handed out.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            resolve(sum);
          }),
        );
      }),
  );
}

/** What axe finds against WCAG 2.2 AA: rule and element of each fault. */
export async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
