"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { JobSkeleton } from "../../_components/job-skeleton.tsx";
import { JobProgress } from "./job-progress.tsx";

/** A job of any kind. A build has a page of its own, with what only builds have. */
export function JobView({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const job = useQuery(trpc.jobs.byId.queryOptions({ id }));
  const isBuild = job.data?.kind === "build";
  useEffect(() => {
    if (isBuild) router.replace(`/builds/${id}`);
  }, [isBuild, id, router]);
  return (
    <QueryView query={job} skeleton={<JobSkeleton />} isPage>
      {(answer) => (answer.kind === "build" ? <JobSkeleton /> : <JobProgress key={answer.id} job={answer} />)}
    </QueryView>
  );
}
