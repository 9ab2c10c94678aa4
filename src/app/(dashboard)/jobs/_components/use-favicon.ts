"use client";

import { useEffect } from "react";
import type { JobState } from "#domain/job/job.ts";

/** Shows a job's state in the tab, for as long as its page is open. */
export function useFavicon(state: JobState): void {
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (icon === null) return;
    const before = icon.href;
    icon.href = `/icons/state-${state}.svg`;
    return () => {
      icon.href = before;
    };
  }, [state]);
}
