"use client";

import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { type ButtonSize, type ButtonTone, buttonStyle } from "./button-style.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = Omit<AriaButtonProps, "className" | "style"> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/**
 * A button. While `isPending` it keeps its name and its focus, and cannot be pressed again. react-aria's own `isPending` announces by
 * an element that points at the button's spinner, and points at nothing once the page has moved on.
 */
export function Button({ tone, size, className, children, isPending, onPress, type, ...props }: ButtonProps) {
  const { t } = useTranslation();
  const press = isPending || onPress === undefined ? {} : { onPress };
  return (
    <>
      <AriaButton
        {...props}
        {...press}
        {...(isPending ? { "aria-disabled": true } : {})}
        type={isPending ? "button" : (type ?? "button")}
        className={buttonStyle({ ...(tone && { tone }), ...(size && { size }), className })}
      >
        {(state) => (
          <>
            {isPending ? <Spinner /> : null}
            {typeof children === "function" ? children(state) : children}
          </>
        )}
      </AriaButton>
      {isPending === undefined ? null : (
        <span role="status" className="sr-only">
          {isPending ? t("common.working") : ""}
        </span>
      )}
    </>
  );
}
