import { getApp } from "#server/app.ts";
import { renderMetrics } from "#server/live/metrics.ts";

export const dynamic = "force-dynamic";

/** Counts in Prometheus' text format; no names, so that a scraper needs no credentials. */
export function GET(): Response {
  return new Response(renderMetrics(getApp().db), { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
}
