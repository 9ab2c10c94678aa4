/** `createdAt` in ISO 8601. */
type Made = { readonly id: string; readonly createdAt: string };

/** The address of the comparison of two images, from the older to the newer: so an added package is one that came. */
export function compareByAge(one: Made, other: Made): string {
  const [from, to] = one.createdAt <= other.createdAt ? [one, other] : [other, one];
  return `/images/${from.id}/compare/${to.id}`;
}
