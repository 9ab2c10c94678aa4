"use client";

import { clsx } from "clsx";
import { useId } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { FieldLabel } from "./field-parts.tsx";

type ChoiceCard<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly summary: string;
  /** What one has to know to choose, in the same order on every card. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

type ChoiceCardsProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly ChoiceCard<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** One of two or three ways that have to be weighed against each other: what speaks for each stands side by side. */
export function ChoiceCards<Value extends string>({ label, options, value, onChange }: ChoiceCardsProps<Value>) {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="grid items-stretch gap-3 sm:grid-cols-2">
        {options.map((option) => (
          <Card key={option.value} option={option} />
        ))}
      </div>
    </RadioGroup>
  );
}

function Card<Value extends string>({ option: { value, label, summary, facts } }: { readonly option: ChoiceCard<Value> }) {
  const id = useId();
  return (
    <Radio
      value={value}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-facts`}
      className={({ isSelected, isFocusVisible }) =>
        clsx(
          "group flex cursor-default flex-col gap-3 rounded-lg border p-4 transition-colors",
          isSelected ? "border-accent bg-surface" : "border-line-strong bg-sunken data-hovered:border-control",
          isFocusVisible && "outline-2 outline-accent outline-offset-2",
        )
      }
    >
      <span className="flex items-start gap-2.5">
        <span
          aria-hidden="true"
          className="mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full border border-control bg-surface group-data-selected:border-solid group-data-selected:bg-solid"
        >
          <span className="size-1.5 rounded-full bg-on-solid opacity-0 group-data-selected:opacity-100" />
        </span>
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
      </span>
      <span id={`${id}-facts`} className="flex flex-col gap-2.5 text-sm">
        <span className="text-ink-soft">{summary}</span>
        {facts.map((fact) => (
          <span key={fact.label} className="flex flex-col">
            <span className="text-ink-faint">{fact.label}</span>
            <span>{fact.value}</span>
          </span>
        ))}
      </span>
    </Radio>
  );
}
