import { Skeleton } from "#components/ui/skeleton.tsx";

/** The place of a job's page. */
export function JobSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-20 w-80 max-w-full" />
      <JobBodySkeleton />
    </div>
  );
}

/** The place of its steps and its log. */
export function JobBodySkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <Skeleton className="h-120" />
      <Skeleton className="h-120" />
    </div>
  );
}
