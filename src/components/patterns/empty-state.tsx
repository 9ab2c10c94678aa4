import type { ReactNode } from "react";

type EmptyStateProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** Where nothing is yet: what would stand here, and the next step to it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line-strong border-dashed px-6 py-14 text-center">
      <div
        aria-hidden="true"
        className="flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-ink-soft [&_svg]:size-5"
      >
        {icon}
      </div>
      <div className="flex max-w-[52ch] flex-col gap-1">
        <p className="font-semibold">{title}</p>
        <p className="text-ink-soft">{children}</p>
      </div>
      {action === undefined ? null : <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
