import { Skeleton } from "#components/ui/skeleton.tsx";

/** The place of a page about one thing: its head, what belongs to it, and its facts beside. */
export function PageSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-14 w-80 max-w-full" />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
