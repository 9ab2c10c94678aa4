import type { Browser, Page } from "playwright/test";
import { z } from "zod";

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** The processor time of a finished task, in microseconds. */
  tdur: z.number().optional(),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });

/** What the page says into the trace, so that its own thread is known among those of every page that this browser has or lets go of. */
const MARK = "the page that is measured";

/**
 * The longest task of the page's main thread while `act` goes on, in milliseconds of processor time. The browser's own "long task"
 * entries are wall-clock time: beside other work on the machine they tell of that instead.
 */
export async function measureLongestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, {
    categories: ["toplevel", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await page.evaluate((mark) => performance.mark(mark), MARK);
  await act();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
  const placeOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid}/${tid}`;
  const main = traceEvents.filter(({ name }) => name === MARK).map(placeOf)[0];
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && placeOf(event) === main);
  if (tasks.length === 0) throw new Error("The browser traced no task.");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
