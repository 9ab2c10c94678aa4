import { expect, test } from "vitest";
import { jobIdSchema } from "#domain/id.ts";
import { positionsSchema, spellPositions } from "./journal-positions.ts";

const [first, second] = ["01a207fb-29a9-704d-bcd0-b9cd5a2683d4", "01a207fb-374f-720a-be00-112007937565"].map((id) =>
  jobIdSchema.parse(id),
);
if (first === undefined || second === undefined) throw new Error("There are two.");

test.each([
  [[]],
  [[[first, 0]]],
  [
    [
      [first, 16_384],
      [second, 7],
    ],
  ],
] satisfies [[typeof first, number][]][])("positions %j come back as they were spelled", (places) => {
  const positions = new Map(places);
  expect(positionsSchema.parse(spellPositions(positions))).toEqual(positions);
});

test.each(["", "17", `${first}=1`, `@${first}`, `@${first}=-1`, `@${first}=1=2`, "@no-job=1", `@${first}=1.5`])(
  "%j is nobody's position",
  (text) => expect(positionsSchema.safeParse(text).success).toBe(false),
);
