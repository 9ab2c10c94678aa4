"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useState, useSyncExternalStore } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { createBuildJournal } from "./build-journal.ts";

/** Follows a build's journal from its first byte. After a break, the stream goes on from the byte that it had come to. */
export function useJournal(id: string) {
  const trpc = useTRPC();
  const [journal] = useState(createBuildJournal);
  useSubscription(trpc.builds.watch.subscriptionOptions({ id, lastEventId: null }, { onData: ({ data }) => journal.push(data) }));
  return useSyncExternalStore(journal.subscribe, journal.read, journal.readOnServer);
}
