import { Skeleton } from "#components/ui/skeleton.tsx";

/** The place of a form. */
export function FormSkeleton() {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Skeleton className="h-5 w-32" />
      <div className="flex max-w-180 flex-col gap-5">
        <Skeleton className="h-15" />
        <Skeleton className="h-15" />
        <Skeleton className="h-24" />
      </div>
    </div>
  );
}
