import { z } from "zod";
import { type JobId, jobIdSchema } from "#domain/id.ts";

/** How far each journal was read: its job, and the byte after the last one that was given out. */
export type JournalPositions = ReadonlyMap<JobId, number>;

const placeSchema = z.tuple([
  jobIdSchema,
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** Positions as the id of a server-sent event: `@JOB=BYTE,JOB=BYTE`. An id may not be empty, but there may be no journal. */
export function spellPositions(positions: JournalPositions): string {
  return `@${[...positions].map(([id, position]) => `${id}=${position}`).join(",")}`;
}

/** What a browser that comes back says of where it was. Anything else than what was spelled is refused. */
export const positionsSchema = z
  .string()
  .max(4_000)
  .startsWith("@")
  .transform((text) => text.slice(1).split(",").filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .transform((place) => place.split("="))
        .pipe(placeSchema),
    ),
  )
  .transform((places): JournalPositions => new Map(places));
