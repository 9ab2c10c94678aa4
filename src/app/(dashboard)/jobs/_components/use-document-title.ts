"use client";

import { useEffect } from "react";

/** Says in the tab what goes on in it, for as long as the page is open. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
