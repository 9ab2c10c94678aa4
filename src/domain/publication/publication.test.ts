import { expect, test } from "vitest";
import { publicationIdSchema } from "../id.ts";
import {
  currentOf,
  excessOf,
  labelProperties,
  type PublicationRowState,
  previousOf,
  standingOfPublication,
} from "./publication.ts";

const row = (place: number, state: PublicationRowState) => ({
  id: publicationIdSchema.parse(`00000000-0000-7000-8000-00000000000${place}`),
  state,
  publishedAt: new Date(place),
});
const [first, second, third, fourth] = [row(1, "hidden"), row(2, "hidden"), row(3, "published"), row(4, "hidden")];

test("a roll back shows what was published before the current one, and else the newest that was hidden", () => {
  expect(currentOf([first, third, second])).toBe(third);
  expect(previousOf([first, fourth, third, second])).toBe(second);
  expect(previousOf([third, fourth])).toBe(fourth);
  expect(previousOf([row(1, "withdrawn"), first, second])).toBe(second);
  expect(previousOf([third, row(1, "deleted")])).toBeNull();
});

test("the newest hidden ones are kept, as many as the target says, and nothing else is ever in excess", () => {
  const rows = [first, third, fourth, row(0, "withdrawn"), second];
  expect(excessOf(rows, 1)).toEqual([second, first]);
  expect(excessOf(rows, 0)).toEqual([fourth, second, first]);
  expect(excessOf(rows, 3)).toEqual([]);
  expect(excessOf(rows, null)).toEqual([]);
});

test("what never came to stand in Glance is what its job is", () => {
  expect(standingOfPublication("queued", "running")).toBe("publishing");
  expect(standingOfPublication("queued", "cancelled")).toBe("failed");
  expect(standingOfPublication("published", "failed")).toBe("published");
});

test("labels become properties whose names Glance takes", () => {
  const labels = [
    { key: "Team/Owner", value: "images" },
    { key: "2nd", value: "yes" },
  ];
  expect(labelProperties(labels)).toEqual({ "team:owner": "images", label_2nd: "yes" });
});
