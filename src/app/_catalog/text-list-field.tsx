"use client";

import { useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";

type TextListFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
};

/** A list of short texts, one a line, as people paste them. */
export function TextListField({ value, onChange, ...field }: TextListFieldProps) {
  // What is typed is kept as it is, else an empty line could never be begun.
  const [text, setText] = useState(value.join("\n"));
  return (
    <TextField
      {...field}
      isCode
      rows={Math.min(10, Math.max(3, text.split("\n").length))}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(
          next
            .split(/\s*\n\s*/)
            .map((line) => line.trim())
            .filter((line) => line !== ""),
        );
      }}
    />
  );
}
