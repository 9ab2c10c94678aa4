"use client";

import { clsx } from "clsx";
import { ChevronsUpDown, CircleAlert } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { CONTROL_STYLE, type FieldProps } from "./field-parts.tsx";
import type { SelectOption } from "./select-option.ts";

type SelectProps<Value extends string> = FieldProps & {
  /** The label is read out and not shown: beside a control that says it already. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly className?: string;
};

/** The list is 45 KB of listening to arrow keys and letters: fetched when somebody is about to open it. */
const loadPopup = () => import("./select-popup.tsx");

/** One of several, from a list that opens. Its button is named by what is chosen and by the label. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, hint, error, options, value, onChange, placeholder, className } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { module, load } = useLoaded(loadPopup);
  const open = () => {
    load();
    setIsOpen(true);
  };
  const chosen = options.find((option) => option.value === value);
  const notes = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].join(" ").trim();
  return (
    <div {...(error === undefined ? {} : { "data-invalid": true })} className={clsx("flex flex-col gap-1.5", className)}>
      <span id={`${id}-label`} className={isLabelHidden ? "sr-only" : "font-medium text-ink text-sm"}>
        {label}
      </span>
      <Button
        ref={button}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${id}-value ${id}-label`}
        {...(notes === "" ? {} : { "aria-describedby": notes })}
        {...(error === undefined ? {} : { "data-invalid": true })}
        onFocus={load}
        onHoverStart={load}
        onPress={open}
        onKeyDown={({ key }) => (key === "ArrowDown" || key === "ArrowUp") && open()}
        className={clsx(CONTROL_STYLE, "flex h-9 items-center justify-between gap-2 text-start")}
      >
        <span id={`${id}-value`} className={clsx("truncate", chosen === undefined && "text-ink-faint")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </Button>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="text-ink-faint text-sm">
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span id={`${id}-error`} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {error}
        </span>
      )}
      {module === null ? null : (
        <module.SelectPopup
          label={label}
          trigger={button}
          options={options}
          value={value}
          onChange={onChange}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
        />
      )}
    </div>
  );
}
