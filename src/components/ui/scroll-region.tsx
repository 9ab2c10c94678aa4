import type { ComponentProps } from "react";

type ScrollRegionProps = ComponentProps<"section"> & { readonly "aria-label": string };

/** A box that scrolls by itself: it has a name, and the keyboard reaches it. */
export function ScrollRegion(props: ScrollRegionProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
  return <section tabIndex={0} {...props} />;
}
