"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BuildProgress } from "./build-progress.tsx";
import { BuildSkeleton } from "./build-skeleton.tsx";

export function BuildView({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const build = useQuery(trpc.builds.byId.queryOptions({ id }));
  return (
    <QueryView query={build} skeleton={<BuildSkeleton />} isPage>
      {(answer) => <BuildProgress key={answer.id} build={answer} />}
    </QueryView>
  );
}
