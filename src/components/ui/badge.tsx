import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "success" | "danger" | "warning" | "reused";

const TEXT: Record<Tone, string> = {
  neutral: "text-ink-soft",
  accent: "text-accent",
  success: "text-success",
  danger: "text-danger",
  warning: "text-warning",
  reused: "text-reused",
};

export function toneText(tone: Tone): string {
  return TEXT[tone];
}

/** A state: its own icon, its word and its colour, so that none of the three must be told apart alone. */
export function Status({
  icon,
  children,
  tone,
}: {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly tone: Tone;
}) {
  return (
    <span className="flex w-fit items-center gap-1.5 whitespace-nowrap font-medium">
      <span aria-hidden="true" className={clsx("inline-flex [&_svg]:size-4", TEXT[tone])}>
        {icon}
      </span>
      {children}
    </span>
  );
}

/** A short word about a thing. */
export function Tag({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5.5 items-center gap-1 rounded-sm border border-line bg-sunken px-1.5 text-ink-soft text-xs whitespace-nowrap",
        className,
      )}
    >
      {children}
    </span>
  );
}
