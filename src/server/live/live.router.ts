import { TRPCError, type TRPCRouterRecord, tracked } from "@trpc/server";
import { z } from "zod";
import { jobIdSchema } from "#domain/id.ts";
import { viewerProcedure } from "#server/trpc/init.ts";
import { positionsSchema, spellPositions } from "./journal-positions.ts";
import { watchAll } from "./watch.ts";

/** A browser speaks with one server through six connections at most (HTTP/1.1), for all of its tabs: so all that a tab follows is one. */
const watchSchema = z.object({
  jobs: z
    .array(z.object({ id: jobIdSchema, from: z.number().int().nonnegative().default(0) }))
    .max(20)
    .default([]),
  /** Where a connection that broke had come to. */
  lastEventId: positionsSchema.nullish(),
});

export const liveRouter = {
  /** All that changes, and the journals of `jobs` from byte `from`: see `LiveMessage`. */
  watch: viewerProcedure.input(watchSchema).subscription(async function* ({ ctx, input, signal }) {
    const wanted = new Map(input.jobs.map(({ id, from }) => [id, input.lastEventId?.get(id) ?? from]));
    for await (const { message, positions } of watchAll(ctx, wanted, signal ?? new AbortController().signal)) {
      // Whoever is signed out or removed changes the catalog too. A browser seeks the connection anew, and who still may, gets it.
      if (message.kind === "catalog" && (await ctx.session.who(ctx.headers)) === null)
        throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "The session that asked has ended." });
      yield tracked(spellPositions(positions), message);
    }
  }),
} satisfies TRPCRouterRecord;
