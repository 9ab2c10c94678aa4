import { clsx } from "clsx";

/** A grey shape that holds the place of what is being loaded, so that nothing jumps when it comes. */
export function Skeleton({ className }: { readonly className: string }) {
  return <div aria-hidden="true" className={clsx("animate-pulse-slow rounded-md bg-line/60", className)} />;
}
