"use client";

import { clsx } from "clsx";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { NumberField as AriaNumberField } from "react-aria-components/NumberField";
import { CONTROL_STYLE, FieldLabel, FieldNotes, type FieldProps } from "./field-parts.tsx";

type NumberFieldProps = FieldProps & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly unit?: string;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly isPlain?: boolean;
  readonly className?: string;
};

/** A number with its unit. `isPlain` leaves out the grouping of thousands (ports). An empty box gives NaN, which no schema takes. */
export function NumberField({ label, hint, error, unit, isPlain = false, className, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      formatOptions={{ useGrouping: !isPlain }}
      className={clsx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className="relative">
        <Input className={clsx(CONTROL_STYLE, "h-9 tabular-nums", unit !== undefined && "pe-14")} />
        {unit === undefined ? null : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-sm text-ink-faint"
          >
            {unit}
          </span>
        )}
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaNumberField>
  );
}
