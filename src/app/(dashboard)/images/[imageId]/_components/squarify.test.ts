import { expect, test } from "vitest";
import { squarify } from "./squarify.ts";

const BOX = { width: 600, height: 400 };

/** The example of the paper: 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4. */
test("the tiles of the paper's example stand where the paper has them", () => {
  const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { width: 6, height: 4 });
  expect(tiles.slice(0, 2)).toEqual([
    { x: 0, y: 0, width: 3, height: 2 },
    { x: 0, y: 2, width: 3, height: 2 },
  ]);
  expect(tiles[2]?.x).toBe(3);
  expect(tiles[2]?.height).toBeCloseTo(7 / 3);
});

test("the tiles fill the box, each by its share, and none lies over another or outside", () => {
  const sizes = Array.from({ length: 60 }, (_, index) => 1_000 / (index + 1) ** 1.5);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const tiles = squarify(sizes, BOX);
  for (const [index, tile] of tiles.entries()) {
    expect(tile.width * tile.height).toBeCloseTo(((sizes[index] ?? 0) / total) * 240_000, 4);
    expect(tile.x + tile.width).toBeLessThanOrEqual(600.001);
    expect(tile.y + tile.height).toBeLessThanOrEqual(400.001);
    for (const other of tiles.slice(index + 1)) {
      const width = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x);
      const height = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y);
      expect(width < 0.001 || height < 0.001).toBe(true);
    }
  }
});

test("nothing has no tiles, and one thing has the whole box", () => {
  expect(squarify([], BOX)).toEqual([]);
  expect(squarify([7], BOX)).toEqual([{ x: 0, y: 0, ...BOX }]);
});
