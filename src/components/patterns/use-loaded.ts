"use client";

import { useCallback, useState } from "react";

/**
 * A module that is fetched when `load` is called, and null until it is there. Unlike `next/dynamic` nothing suspends: a dialog that
 * first appears out of a suspended tree does not give the focus back when it is closed.
 */
export function useLoaded<Module extends object>(fetchModule: () => Promise<Module>) {
  const [module, setModule] = useState<Module | null>(null);
  const load = useCallback(() => void fetchModule().then((fetched) => setModule(fetched)), [fetchModule]);
  return { module, load };
}
