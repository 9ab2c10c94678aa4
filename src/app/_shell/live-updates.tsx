"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#trpc/client.tsx";

/** While a build runs, the catalog changes many times a second; a page is asked anew once in this time at most. */
const REFRESH_INTERVAL_MS = 1_000;
/** A reconnect shorter than this is nobody's business. */
const SILENCE_MS = 3_000;

/** Keeps all that is in sight true: one subscription tells that something changed, and what is shown is asked again. */
export function LiveUpdates() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const subscription = useSubscription(
    trpc.live.changes.subscriptionOptions(undefined, {
      onData: () => {
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          void queryClient.invalidateQueries();
        }, REFRESH_INTERVAL_MS);
      },
    }),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  const isLost = useIsLasting(subscription.status === "connecting" || subscription.status === "error");
  return (
    <div role="status" className="contents">
      {isLost ? (
        <p className="sticky top-0 z-30 flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm text-warning">
          <WifiOff aria-hidden="true" className="size-4" />
          {t("live.lost")}
        </p>
      ) : null}
    </div>
  );
}

function useIsLasting(isSo: boolean): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setIsLasting(isSo), isSo ? SILENCE_MS : 0);
    return () => clearTimeout(waiting);
  }, [isSo]);
  return isLasting;
}
