"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { JobSkeleton } from "../../../jobs/_components/job-skeleton.tsx";
import { BuildProgress } from "./build-progress.tsx";

export function BuildView({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const build = useQuery(trpc.builds.byId.queryOptions({ id }));
  return (
    <QueryView query={build} skeleton={<JobSkeleton />} isPage>
      {(answer) => <BuildProgress key={answer.id} build={answer} />}
    </QueryView>
  );
}
