type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a part stands in the box that it is a part of, in the box's own units. */
export type Tile = Box;

/**
 * Divides a box into tiles as large as what they stand for, as near to squares as they come: the squarified treemap of Bruls, Huizing and
 * van Wijk (2000). `sizes` descend and are above zero; the tiles come in their order and fill the box.
 */
export function squarify(sizes: readonly number[], box: Pick<Box, "width" | "height">): Tile[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const areas = sizes.map((size) => (size / total) * box.width * box.height);
  const tiles: Tile[] = [];
  let free: Box = { x: 0, y: 0, ...box };
  while (tiles.length < areas.length) {
    const row = takeRow(areas.slice(tiles.length), Math.min(free.width, free.height));
    tiles.push(...layRow(row, free));
    free = cutRow(row, free);
  }
  return tiles;
}

/** As many of the areas as may stand in a row along a side before its worst tile becomes longer. */
function takeRow(areas: readonly number[], side: number): readonly number[] {
  let count = 1;
  while (count < areas.length && worstRatio(areas.slice(0, count + 1), side) <= worstRatio(areas.slice(0, count), side))
    count += 1;
  return areas.slice(0, count);
}

/** The length of a row's longest tile against its width, one for a square. */
function worstRatio(row: readonly number[], side: number): number {
  const thickness = sum(row) / side;
  return Math.max(...row.map((area) => Math.max(area / thickness ** 2, thickness ** 2 / area)));
}

/** A row stands along the free box's shorter side. */
function layRow(row: readonly number[], free: Box): Tile[] {
  const isColumn = free.width >= free.height;
  const thickness = sum(row) / (isColumn ? free.height : free.width);
  let along = 0;
  return row.map((area) => {
    const length = area / thickness;
    const start = along;
    along += length;
    return isColumn
      ? { x: free.x, y: free.y + start, width: thickness, height: length }
      : { x: free.x + start, y: free.y, width: length, height: thickness };
  });
}

function cutRow(row: readonly number[], free: Box): Box {
  if (free.width >= free.height) {
    const thickness = sum(row) / free.height;
    return { ...free, x: free.x + thickness, width: free.width - thickness };
  }
  const thickness = sum(row) / free.width;
  return { ...free, y: free.y + thickness, height: free.height - thickness };
}

function sum(row: readonly number[]): number {
  return row.reduce((total, area) => total + area, 0);
}
