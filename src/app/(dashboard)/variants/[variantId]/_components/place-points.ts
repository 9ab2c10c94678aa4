/** Where a point stands in a picture, in percent from its start and from its top. */
export type PlacedPoint = { readonly along: number; readonly down: number };

/** Numbers as points of a line from the least, at the bottom, to the most; one alone, or all alike, stand in the middle. */
export function placePoints(values: readonly number[]): PlacedPoint[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((value, index) => ({
    along: values.length === 1 ? 50 : round((index / (values.length - 1)) * 100),
    down: most === least ? 50 : round(((most - value) / (most - least)) * 100),
  }));
}

/** The same text on the server and in every browser. */
function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
