"use client";

import { clsx } from "clsx";
import { Input } from "react-aria-components/Input";
import { TextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { CONTROL_STYLE, FieldLabel, FieldNotes, type FieldProps } from "./field-parts.tsx";

type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "url" | "date";
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** Names, addresses, hashes: fixed pitch, and left to right in every language. */
  readonly isCode?: boolean;
  /** A text for readers of another language than the page's. */
  readonly writtenIn?: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  /** More than one line. */
  readonly rows?: number;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
};

/** One line of text, or several. */
export function TextField(field: TextFieldProps) {
  const { label, hint, error, isCode = false, rows, className, placeholder, writtenIn, ...props } = field;
  const style = clsx(CONTROL_STYLE, isCode && "font-mono text-sm", rows === undefined ? "h-9" : "py-2");
  const more = { ...(isCode ? { dir: "ltr" } : writtenIn), ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(isCode ? { spellCheck: "false" } : {})}
      className={clsx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      {rows === undefined ? <Input className={style} {...more} /> : <TextArea className={style} rows={rows} {...more} />}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}
