import { clsx } from "clsx";

type ProgressBarProps = { readonly label: string; readonly fraction: number | null; readonly className?: string };

/** How far something is; `fraction` null where nobody knows its end. */
export function ProgressBar({ label, fraction, className }: ProgressBarProps) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { "aria-valuenow": percent })}
      className={clsx("relative h-1 w-full overflow-hidden rounded-full bg-line", className)}
    >
      {percent === null ? (
        <div className="absolute inset-y-0 w-2/5 animate-slide rounded-full bg-accent" />
      ) : (
        <div className="h-full rounded-full bg-accent transition-[width] duration-300" style={{ width: `${percent}%` }} />
      )}
    </div>
  );
}
