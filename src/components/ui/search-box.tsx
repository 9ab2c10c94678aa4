"use client";

import { clsx } from "clsx";
import { Search, X } from "lucide-react";
import { useRef } from "react";
import { CONTROL_STYLE } from "./field-parts.tsx";

type SearchBoxProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
};

/**
 * A box to search in; Escape empties it. Its label is its placeholder too. The browser's own search field: React Aria's brings the
 * suggestions of a combo box along, 7 KB of every list's first load.
 */
export function SearchBox({ label, value, onChange, className }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={clsx("relative", className)}>
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-faint" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          // In a dialog it is the next one that closes it.
          event.preventDefault();
          event.stopPropagation();
          onChange("");
        }}
        className={clsx(CONTROL_STYLE, "h-8 ps-8 pe-8 text-sm [&::-webkit-search-cancel-button]:hidden")}
      />
      {value === "" ? null : (
        // For the pointer alone: the keyboard has Escape.
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          className="absolute inset-y-0 end-1.5 my-auto flex size-6 items-center justify-center rounded-sm text-ink-faint hover:bg-hover"
        >
          <X className="size-3.5" />
        </button>
      )}
    </div>
  );
}
