"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { Input } from "react-aria-components/Input";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { CONTROL_STYLE, FieldLabel, FieldNotes, type FieldProps } from "./field-parts.tsx";

type Required = { readonly isOptional?: false; readonly value: number; readonly onChange: (value: number) => void };
/** An empty field is null; what is no number is as wrong here as anywhere. */
type Optional = { readonly isOptional: true; readonly value: number | null; readonly onChange: (value: number | null) => void };
type NumberFieldProps = FieldProps & (Required | Optional) & { readonly unit?: string; readonly className?: string };

/**
 * A whole number with its unit. What is no number gives NaN, which no schema takes, and stays as it was typed.
 * react-aria's own number field reads every locale's spelling, 9 KB that digits alone do not need.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, unit, value, className } = props;
  const [typed, setTyped] = useState(() => spell(value));
  const read = (text: string) => (props.isOptional === true && text.trim() === "" ? null : parse(text));
  const shown = Object.is(read(typed), value) ? typed : spell(value);
  return (
    <AriaTextField
      value={shown}
      onChange={(text) => {
        setTyped(text);
        if (props.isOptional === true) props.onChange(read(text));
        else props.onChange(parse(text));
      }}
      inputMode="numeric"
      autoComplete="off"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={clsx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="relative">
        <Input className={clsx(CONTROL_STYLE, "h-9 tabular-nums", unit !== undefined && "pe-14")} />
        {unit === undefined ? null : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-sm text-ink-faint"
          >
            {unit}
          </span>
        )}
      </div>
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

function spell(value: number | null): string {
  return value === null || Number.isNaN(value) ? "" : String(value);
}

function parse(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
}
