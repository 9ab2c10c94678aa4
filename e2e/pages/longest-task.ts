import type { Browser, Page } from "playwright/test";
import { z } from "zod";

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** The processor time of a finished task, in microseconds. */
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown() }).partial().optional(),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });

/**
 * The longest task of the pages' main threads while `act` goes on, in milliseconds of processor time. The browser's own "long task"
 * entries are wall-clock time: beside other work on the machine they tell of that instead.
 */
export async function measureLongestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await act();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
  const placeOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(placeOf),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && mains.has(placeOf(event)));
  if (tasks.length === 0) throw new Error("The browser traced no task.");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
