"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useLive } from "#app/_live/live-context.ts";
import { createJobJournal } from "./job-journal.ts";

/**
 * Follows a job's journal from its first byte. After a break, the stream goes on from the byte that it had come to.
 * `isWhole` once nothing more can come.
 */
export function useJournal(id: string) {
  const { follow, isBroken } = useLive();
  const [journal] = useState(createJobJournal);
  const [isOver, setIsOver] = useState(false);
  useEffect(
    () => follow({ id, position: journal.position, push: journal.push, end: () => setIsOver(true) }),
    [follow, id, journal],
  );
  const snapshot = useSyncExternalStore(journal.subscribe, journal.read, journal.readOnServer);
  return { snapshot, isWhole: isOver || isBroken || snapshot.job.finishedAt !== null };
}
