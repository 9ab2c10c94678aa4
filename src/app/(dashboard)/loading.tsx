import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6">
      <Skeleton className="h-12 w-72 max-w-full" />
      <TableSkeleton rows={6} />
    </div>
  );
}
