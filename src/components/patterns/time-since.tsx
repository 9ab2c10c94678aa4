"use client";

import { useFormat } from "#messages/use-format.ts";
import { useNow } from "./use-now.ts";

/** How long ago something was, kept true while it is looked at; the exact instant on hover. */
export function TimeSince({ at }: { readonly at: string | Date }) {
  const format = useFormat();
  const now = useNow();
  const instant = new Date(at);
  return (
    <time
      suppressHydrationWarning
      dateTime={instant.toISOString()}
      title={now === null ? undefined : format.instantFully(instant)}
      className="whitespace-nowrap"
    >
      {format.since(instant, new Date(now ?? Date.now()))}
    </time>
  );
}
