import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text or in a table. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link {...props} className={clsx("rounded-sm font-medium text-ink underline-offset-4 hover:underline", className)} />;
}
