import { clsx } from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const LOOKS = {
  danger: { icon: CircleAlert, box: "border-danger/30 bg-danger-soft/45", mark: "text-danger" },
  warning: { icon: TriangleAlert, box: "border-warning/30 bg-warning-soft/60", mark: "text-warning" },
  info: { icon: Info, box: "border-line bg-sunken", mark: "text-ink-soft" },
} as const;

type NoticeProps = {
  readonly tone: keyof typeof LOOKS;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: "alert" | "status";
};

/** Something that the reader has to know here and now, with the way out of it. */
export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  const { icon: Icon, box, mark } = LOOKS[tone];
  return (
    <div role={role} className={clsx("flex items-start gap-3 rounded-lg border px-4 py-3", box)}>
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4.5 shrink-0", mark)} />
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="font-semibold [overflow-wrap:anywhere]">{title}</p>
        {children === undefined ? null : <div className="text-ink-soft">{children}</div>}
        {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
