"use client";

import { useState } from "react";
import { useLoaded } from "./use-loaded.ts";

/**
 * A dialog that is fetched when it is first opened. It is closed and not taken away: only so does the focus go back to the button.
 * `opening` is its key, so that each time begins anew.
 */
export function useDialog<Module extends object>(loadModule: () => Promise<Module>) {
  const { module, load } = useLoaded(loadModule);
  const [isOpen, setIsOpen] = useState(false);
  const [opening, setOpening] = useState(0);
  return {
    ...{ module, opening, isOpen },
    open(): void {
      load();
      setOpening((count) => count + 1);
      setIsOpen(true);
    },
    close: () => setIsOpen(false),
  };
}
