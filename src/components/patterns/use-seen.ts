"use client";

import { type RefObject, useEffect, useState } from "react";

/** How far below the window something counts as about to be seen, so that it is there when it is. */
const AHEAD = "300px";

/** Whether an element was in sight since the page was opened. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (element.current === null || isSeen) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setIsSeen(true), {
      rootMargin: AHEAD,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
