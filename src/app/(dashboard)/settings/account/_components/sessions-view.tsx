"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { EndOtherSessions } from "./end-other-sessions.tsx";
import { SessionTable } from "./session-table.tsx";

/** Where one is signed in, and the ways to be so no longer. */
export function SessionsView() {
  const trpc = useTRPC();
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  return (
    <QueryView query={sessions} skeleton={<TableSkeleton rows={1} />}>
      {(rows) => (
        <>
          <SessionTable sessions={rows} />
          <EndOtherSessions count={rows.length - 1} />
        </>
      )}
    </QueryView>
  );
}
