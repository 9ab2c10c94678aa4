"use client";

import { createContext, use } from "react";

type Opener = { readonly openPalette: () => void; readonly openShortcuts: () => void };

export const OpenerContext = createContext<Opener | null>(null);

/** Opens the palette or the sheet of shortcuts. Only below the dashboard's layout. */
export function usePalette(): Opener {
  const opener = use(OpenerContext);
  if (opener === null) throw new Error("usePalette needs the dashboard's layout above it.");
  return opener;
}
