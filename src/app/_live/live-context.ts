"use client";

import { createContext, use } from "react";
import type { LiveMessage } from "#trpc/outputs.ts";

/** A journal that something on the page reads: from byte `position()` on, until `end`. A page reads each journal once. */
export type Follower = {
  readonly id: string;
  readonly position: () => number;
  readonly push: (batch: Extract<LiveMessage, { kind: "journal" }>) => void;
  readonly end: () => void;
};

export type Live = {
  /** Begins to give a follower its journal; the answer ends that. */
  readonly follow: (follower: Follower) => () => void;
  /** No connection, and one is sought. */
  readonly isSeeking: boolean;
  /** The dashboard refused: nothing more comes. */
  readonly isBroken: boolean;
};

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = use(LiveContext);
  if (live === null) throw new Error("There is no LiveProvider above.");
  return live;
}
