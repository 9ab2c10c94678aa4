"use client";

import { skipToken, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import type { LiveMessage } from "#trpc/outputs.ts";
import { type Follower, LiveContext } from "./live-context.ts";

/** While a build runs, the catalog changes many times a second; a page is asked anew once in this time at most. */
const REFRESH_INTERVAL_MS = 1_000;
/** The frame of a page comes to life before what is in it. */
const SETTLE_MS = 500;

type Wish = readonly { readonly id: string; readonly from: number }[];

/** The one connection of this tab: it keeps all that is in sight true, and gives the journals that are read their events. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const followers = useRef(new Map<string, Follower>());
  // Null until a journal is asked for, or the page had its time to ask: else its first connection would be thrown away at once.
  const [jobs, setJobs] = useState<Wish | null>(null);
  const wish = useCallback(() => [...followers.current.values()].map(({ id, position }) => ({ id, from: position() })), []);
  const ask = useCallback(() => setJobs(wish()), [wish]);
  useEffect(() => {
    const waiting = setTimeout(() => setJobs((before) => before ?? wish()), SETTLE_MS);
    return () => clearTimeout(waiting);
  }, [wish]);
  const follow = useCallback(
    (follower: Follower) => {
      followers.current.set(follower.id, follower);
      ask();
      return () => {
        followers.current.delete(follower.id);
        ask();
      };
    },
    [ask],
  );
  const take = (message: LiveMessage) => {
    if (message.kind === "catalog") return refresh();
    const follower = followers.current.get(message.id);
    if (message.kind === "journal-end") return follower?.end();
    // A last batch of the connection before this one may have come after its successor's start was settled.
    if (message.offset === 0 || message.offset === follower?.position()) follower?.push(message);
    else setJobs(wish().map((job) => (job.id === message.id ? { ...job, from: 0 } : job)));
  };
  const { status } = useSubscription(
    trpc.live.watch.subscriptionOptions(jobs === null ? skipToken : { jobs: [...jobs] }, {
      onData: ({ data }) => take(data),
      // A refused connection does not tell why; the answer to any question does, and by it leaves who was signed out elsewhere.
      onError: refresh,
    }),
  );
  const live = useMemo(
    () => ({ follow, isSeeking: status === "connecting" || status === "error", isBroken: status === "error" }),
    [follow, status],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Asks again for what is shown, soon. */
function useRefresh(): () => void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries();
    }, REFRESH_INTERVAL_MS);
  };
}
