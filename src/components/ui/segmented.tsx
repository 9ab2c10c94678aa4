"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { FieldLabel } from "./field-parts.tsx";

type SegmentedOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Where the label is of another language than the page. */
  readonly lang?: string;
};

type SegmentedProps<Value extends string> = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly className?: string;
};

/** One of a few, all in sight. With an icon, the label is read out only. */
export function Segmented<Value extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  className,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
      orientation="horizontal"
      {...(isLabelHidden ? { "aria-label": label } : {})}
      className={clsx("flex flex-col items-start gap-1.5", className)}
    >
      {isLabelHidden ? null : <FieldLabel>{label}</FieldLabel>}
      <div className="flex h-9 max-w-full rounded-md border border-line-strong bg-sunken p-0.5">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            {...(option.icon === undefined ? {} : { "aria-label": option.label })}
            className="flex items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-ink-soft data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink data-selected:bg-raised data-selected:text-ink data-selected:shadow-control [&_svg]:size-4"
          >
            {option.icon ?? <span lang={option.lang}>{option.label}</span>}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
