"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";

/** The look of every box that is typed into. */
export const CONTROL_STYLE =
  "w-full rounded-md border border-control bg-surface px-3 text-base text-ink shadow-control placeholder:text-ink-faint " +
  "hover:border-ink-faint focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent " +
  "invalid:border-danger data-invalid:border-danger disabled:opacity-50";

/** What every field shares: its name, what it is for, and what is wrong with it. */
export type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

export function FieldLabel({ children, isOptional }: { readonly children: ReactNode; readonly isOptional?: string | undefined }) {
  return (
    <Label className="text-sm font-medium text-ink">
      {children}
      {isOptional === undefined ? null : <span className="ms-1.5 font-normal text-ink-faint">{isOptional}</span>}
    </Label>
  );
}

export function FieldNotes({ hint, error }: { readonly hint?: ReactNode; readonly error?: string | undefined }) {
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className="text-sm text-ink-faint">
          {hint}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-sm text-danger">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
