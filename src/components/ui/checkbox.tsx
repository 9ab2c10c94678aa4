"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox";

type CheckboxProps = {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
};

export function Checkbox({ children, hint, isSelected, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} className="group flex items-start gap-2.5 text-base">
      <span className="mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-sm border border-control bg-surface group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:border-solid group-data-selected:bg-solid">
        <Check aria-hidden="true" strokeWidth={3} className="size-3.5 text-on-solid opacity-0 group-data-selected:opacity-100" />
      </span>
      <span className="flex flex-col">
        {children}
        {hint === undefined ? null : <span className="text-sm text-ink-faint">{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}
