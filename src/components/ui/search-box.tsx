"use client";

import { clsx } from "clsx";
import { Search, X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { SearchField } from "react-aria-components/SearchField";
import { CONTROL_STYLE } from "./field-parts.tsx";

type SearchBoxProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
};

/** A box to search in; Escape empties it. Its label is its placeholder too. */
export function SearchBox({ label, value, onChange, className }: SearchBoxProps) {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className={clsx("group relative", className)}>
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-faint" />
      <Input
        placeholder={label}
        className={clsx(CONTROL_STYLE, "h-8 ps-8 pe-8 text-sm [&::-webkit-search-cancel-button]:hidden")}
      />
      <Button className="absolute inset-y-0 end-1.5 my-auto flex size-6 items-center justify-center rounded-sm text-ink-faint data-hovered:bg-hover group-data-empty:hidden">
        <X aria-hidden="true" className="size-3.5" />
      </Button>
    </SearchField>
  );
}
