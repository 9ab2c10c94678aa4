"use client";

import { useFormat } from "#messages/use-format.ts";
import { useNow } from "./use-now.ts";

type ElapsedProps = { readonly from: string | Date | null; readonly to?: string | Date | null };

/** The time between two instants; still counting where there is no second one. */
export function Elapsed({ from, to = null }: ElapsedProps) {
  const format = useFormat();
  const now = useNow();
  if (from === null) return null;
  // The server draws its own now, so that nothing moves when the browser's takes over.
  const end = to === null ? (now ?? Date.now()) : new Date(to).getTime();
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {format.duration(end - new Date(from).getTime())}
    </span>
  );
}
