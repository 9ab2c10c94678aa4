import { Skeleton } from "#components/ui/skeleton.tsx";

/** The place of a table, row for row. */
export function TableSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="h-9 border-line border-b bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={row} className="flex h-16 items-center gap-6 border-line px-4 not-last:border-b">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-24" />
          <Skeleton className="ms-auto h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
