"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { type Undoable, UndoNotice } from "./undo-notice.tsx";

const UndoContext = createContext<(done: Undoable) => void>(() => undefined);

/** Keeps what was done last and can be undone, while pages come and go below it. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [last, setLast] = useState<Undoable | null>(null);
  return (
    <UndoContext value={setLast}>
      {children}
      <div role="status">{last === null ? null : <UndoNotice done={last} onClose={() => setLast(null)} />}</div>
    </UndoContext>
  );
}

/** Says at the foot of the page what was done, with the button that takes it back. Only the last can be. */
export function useOfferUndo(): (done: Undoable) => void {
  return useContext(UndoContext);
}
