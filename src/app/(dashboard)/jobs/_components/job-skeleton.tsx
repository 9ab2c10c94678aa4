import { Skeleton } from "#components/ui/skeleton.tsx";

export function JobSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-20 w-80 max-w-full" />
      <div className="grid gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <Skeleton className="h-120" />
        <Skeleton className="h-120" />
      </div>
    </div>
  );
}
