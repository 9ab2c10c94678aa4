"use client";

import { clsx } from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { CONTROL_STYLE, FieldLabel, FieldNotes, type FieldProps } from "./field-parts.tsx";

export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
};

type SelectProps<Value extends string> = Omit<FieldProps, "label"> & {
  readonly label: string;
  /** The label is read out and not shown: beside a control that says it already. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly className?: string;
};

/** One of several, from a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, hint, error, options, value, onChange, placeholder, className } = props;
  return (
    <AriaSelect
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(isLabelHidden ? { "aria-label": label } : {})}
      className={clsx("flex flex-col gap-1.5", className)}
    >
      {isLabelHidden ? null : <FieldLabel>{label}</FieldLabel>}
      <Button className={clsx(CONTROL_STYLE, "flex h-9 items-center justify-between gap-2 text-start")}>
        <SelectValue className="truncate data-placeholder:text-ink-faint [&_[slot=description]]:hidden" />
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className="min-w-(--trigger-width) max-w-100 rounded-lg bg-raised p-1 shadow-overlay">
        <ListBox
          items={options.map((option) => ({ ...option, id: option.value }))}
          className="max-h-80 overflow-auto outline-none"
        >
          {(option) => <Option id={option.value} label={option.label} note={option.note} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

type OptionProps = { readonly id: string; readonly label: string; readonly note: string | undefined };

function Option({ id, label, note }: OptionProps) {
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="flex items-start justify-between gap-4 rounded-md px-2.5 py-1.5 text-base outline-none data-focused:bg-hover"
    >
      {({ isSelected }) => (
        <>
          <span className="flex flex-col">
            {label}
            {note === undefined ? null : (
              <span slot="description" className="text-sm text-ink-faint">
                {note}
              </span>
            )}
          </span>
          {isSelected ? <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
