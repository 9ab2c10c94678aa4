import { clsx } from "clsx";
import type { ReactNode } from "react";

type CardProps = {
  readonly children: ReactNode;
  readonly className?: string;
  /** What people who do not see it find it by among a page's regions. */
  readonly label?: string;
};

/** A surface that holds one matter. */
export function Card({ children, className, label }: CardProps) {
  return (
    <section aria-label={label} className={clsx("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {children}
    </section>
  );
}

type CardHeaderProps = { readonly title: string; readonly note?: ReactNode; readonly actions?: ReactNode };

export function CardHeader({ title, note, actions }: CardHeaderProps) {
  return (
    <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{title}</h2>
        {note === undefined ? null : <span className="text-ink-faint text-sm">{note}</span>}
      </div>
      {actions}
    </header>
  );
}
