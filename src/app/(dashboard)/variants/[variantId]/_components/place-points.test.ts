import { expect, test } from "vitest";
import { placePoints } from "./place-points.ts";

test("the most stands at the top and the least at the bottom, and what is alike in the middle", () => {
  expect(placePoints([10, 30, 15])).toEqual([
    { along: 0, down: 100 },
    { along: 50, down: 0 },
    { along: 100, down: 75 },
  ]);
  expect(placePoints([7])).toEqual([{ along: 50, down: 50 }]);
  expect(placePoints([7, 7]).map(({ down }) => down)).toEqual([50, 50]);
  expect(placePoints([])).toEqual([]);
});
