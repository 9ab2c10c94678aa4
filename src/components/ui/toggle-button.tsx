"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ToggleButton as AriaToggleButton } from "react-aria-components/ToggleButton";
import { buttonStyle } from "./button-style.ts";

type ToggleButtonProps = {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
};

/** A button that stays pressed. */
export function ToggleButton({ label, isSelected, onChange, children }: ToggleButtonProps) {
  return (
    <AriaToggleButton
      aria-label={label}
      isSelected={isSelected}
      onChange={onChange}
      className={clsx(buttonStyle({ tone: "quiet", size: "icon" }), "data-selected:bg-line data-selected:text-ink")}
    >
      {children}
    </AriaToggleButton>
  );
}
