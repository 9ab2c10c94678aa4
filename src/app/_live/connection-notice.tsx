"use client";

import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "./live-context.ts";

/** A reconnect shorter than this is nobody's business. */
const SILENCE_MS = 3_000;

/** Says when what is in sight may be old: the device is offline, or the dashboard does not answer. */
export function ConnectionNotice() {
  const { t } = useTranslation();
  const { isSeeking } = useLive();
  const isOffline = useSyncExternalStore(subscribeToNetwork, () => !navigator.onLine, assumeOnline);
  const isLost = useIsLasting(isSeeking);
  return (
    <div role="status" className="contents">
      {isOffline || isLost ? (
        <p className="sticky top-0 z-30 flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm text-warning">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {t(isOffline ? "live.offline" : "live.lost")}
        </p>
      ) : null}
    </div>
  );
}

const assumeOnline = () => false;

function subscribeToNetwork(onChange: () => void): () => void {
  const listening = new AbortController();
  for (const event of ["online", "offline"]) window.addEventListener(event, onChange, { signal: listening.signal });
  return () => listening.abort();
}

function useIsLasting(isSo: boolean): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setIsLasting(isSo), isSo ? SILENCE_MS : 0);
    return () => clearTimeout(waiting);
  }, [isSo]);
  return isLasting;
}
