import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonTone, buttonStyle } from "./button-style.ts";

type LinkButtonProps = ComponentProps<typeof Link> & { readonly tone?: ButtonTone; readonly size?: ButtonSize };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ tone, size, className, ...props }: LinkButtonProps) {
  return <Link {...props} className={buttonStyle({ ...(tone && { tone }), ...(size && { size }), className })} />;
}
