import { ChevronRight } from "lucide-react";

/** The mark of a `details` of class `group`: it points to where one reads on, and down once it is open. */
export function FoldMark() {
  return (
    <ChevronRight
      aria-hidden="true"
      className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90 rtl:rotate-180 rtl:group-open:rotate-90"
    />
  );
}
