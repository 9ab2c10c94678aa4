import { clsx } from "clsx";

export type ButtonTone = "solid" | "plain" | "quiet" | "danger";
export type ButtonSize = "md" | "sm" | "icon";

const TONES: Record<ButtonTone, string> = {
  solid: "bg-solid text-on-solid shadow-control data-hovered:bg-solid-hover hover:bg-solid-hover",
  plain:
    "border border-line-strong bg-surface text-ink shadow-control data-hovered:bg-hover hover:bg-hover data-pressed:bg-sunken",
  quiet: "text-ink-soft data-hovered:bg-hover data-hovered:text-ink hover:bg-hover hover:text-ink",
  danger: "bg-danger-solid text-on-color shadow-control hover:brightness-110",
};

const SIZES: Record<ButtonSize, string> = {
  md: "h-9 gap-2 px-3.5 text-base",
  sm: "h-8 gap-1.5 px-2.5 text-sm",
  icon: "size-8 shrink-0",
};

/** The look of everything that is pressed, button or link. */
export function buttonStyle({
  tone = "plain",
  size = "md",
  className,
}: {
  tone?: ButtonTone;
  size?: ButtonSize;
  className?: string | undefined;
}): string {
  return clsx(
    "inline-flex items-center justify-center rounded-md font-medium whitespace-nowrap select-none transition-colors duration-100",
    "data-disabled:opacity-45 aria-disabled:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0",
    TONES[tone],
    SIZES[size],
    className,
  );
}
