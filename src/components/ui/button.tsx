"use client";

import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { ProgressBar } from "react-aria-components/ProgressBar";
import { useTranslation } from "react-i18next";
import { type ButtonSize, type ButtonTone, buttonStyle } from "./button-style.ts";
import { Spinner } from "./spinner.tsx";

type ButtonProps = Omit<AriaButtonProps, "className" | "style"> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  readonly className?: string;
};

/** A button. While `isPending` it keeps its name and its focus, and cannot be pressed again. */
export function Button({ tone, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonStyle({ ...(tone && { tone }), ...(size && { size }), className })}>
      {(state) => (
        <>
          {state.isPending ? <PendingMark /> : null}
          {typeof children === "function" ? children(state) : children}
        </>
      )}
    </AriaButton>
  );
}

/** The button announces that it is at work by this mark's name, and would announce nothing without it. */
function PendingMark() {
  const { t } = useTranslation();
  return (
    <ProgressBar aria-label={t("common.working")} isIndeterminate>
      <Spinner />
    </ProgressBar>
  );
}
