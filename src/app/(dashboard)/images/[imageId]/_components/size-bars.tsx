"use client";

import { useFormat } from "#messages/use-format.ts";

type SizeBarsProps = { readonly label: string; readonly rows: readonly { readonly path: string; readonly sizeBytes: number }[] };

/** Paths and their sizes, with a bar for each beside the largest. */
export function SizeBars({ label, rows }: SizeBarsProps) {
  const format = useFormat();
  const largest = Math.max(1, ...rows.map((row) => row.sizeBytes));
  return (
    <ul aria-label={label} className="flex flex-col rounded-lg border border-line bg-surface py-1.5">
      {rows.map((row) => (
        <li key={row.path} className="relative mx-1.5 flex items-center justify-between gap-4 rounded-sm px-2.5 py-1.5">
          <span
            aria-hidden="true"
            className="absolute inset-y-0.5 start-0 rounded-sm bg-accent-soft"
            style={{ width: `${(row.sizeBytes / largest) * 100}%` }}
          />
          <span dir="ltr" className="relative min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
            {row.path}
          </span>
          <span className="relative shrink-0 text-ink-soft text-sm tabular-nums">{format.bytes(row.sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}
