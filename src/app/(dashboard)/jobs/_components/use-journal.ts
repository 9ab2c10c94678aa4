"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useState, useSyncExternalStore } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { createJobJournal } from "./job-journal.ts";

/**
 * Follows a job's journal from its first byte. After a break, the stream goes on from the byte that it had come to.
 * `isWhole` once nothing more can come.
 */
export function useJournal(id: string) {
  const trpc = useTRPC();
  const [journal] = useState(createJobJournal);
  const { status } = useSubscription(
    trpc.jobs.watch.subscriptionOptions({ id, lastEventId: null }, { onData: ({ data }) => journal.push(data) }),
  );
  const snapshot = useSyncExternalStore(journal.subscribe, journal.read, journal.readOnServer);
  return { snapshot, isWhole: status === "idle" || status === "error" || snapshot.job.finishedAt !== null };
}
