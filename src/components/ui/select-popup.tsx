"use client";

import { Check } from "lucide-react";
import type { RefObject } from "react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import type { SelectOption } from "./select-option.ts";

type SelectPopupProps<Value extends string> = {
  readonly label: string;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** The opened half of a select: what was chosen has the focus, and choosing closes it. */
export function SelectPopup<Value extends string>(props: SelectPopupProps<Value>) {
  const { label, trigger, options, value, onChange, isOpen, onOpenChange } = props;
  return (
    <Popover
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom start"
      style={{ minWidth: trigger.current?.offsetWidth }}
      className="max-w-100 rounded-lg bg-raised p-1 shadow-overlay"
    >
      <ListBox
        aria-label={label}
        autoFocus={value === null ? "first" : true}
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        // Pressing what is chosen already takes it out of the list's selection: nothing changes then, and the list closes.
        onSelectionChange={(keys) => {
          const option = keys === "all" ? undefined : options.find((candidate) => keys.has(candidate.value));
          if (option !== undefined) onChange(option.value);
          onOpenChange(false);
        }}
        items={options.map((option) => ({ ...option, id: option.value }))}
        className="max-h-80 overflow-auto outline-none"
      >
        {(option) => <Option id={option.value} label={option.label} note={option.note} />}
      </ListBox>
    </Popover>
  );
}

type OptionProps = { readonly id: string; readonly label: string; readonly note: string | undefined };

function Option({ id, label, note }: OptionProps) {
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="flex items-start justify-between gap-4 rounded-md px-2.5 py-1.5 text-base outline-none data-focused:bg-accent-soft"
    >
      {({ isSelected }) => (
        <>
          <span className="flex flex-col">
            {label}
            {note === undefined ? null : <span className="text-ink-faint text-sm">{note}</span>}
          </span>
          {isSelected ? <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
