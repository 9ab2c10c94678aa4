import { collectGarbage } from "../jobs/collect-garbage.ts";
import { answer, type Command } from "./command.ts";

/** Releases what killed jobs left behind, removes what is too old, and says what. */
export const gc: Command = async ({ state }) => answer({ v: 1, ...(await collectGarbage(state)) });
