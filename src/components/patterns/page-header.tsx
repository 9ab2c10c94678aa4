import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of every page: where one is, what it is, and what can be done with it. */
export function PageHeader({ title, lead, back, icon, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-3">
      {back === undefined ? null : (
        <Link
          href={back.href}
          className="inline-flex items-center gap-1 self-start rounded-sm text-ink-soft text-sm hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-center gap-3.5">
          {icon}
          <div className="flex min-w-0 flex-col gap-0.5">
            <h1 className="font-semibold text-xl [overflow-wrap:anywhere]">{title}</h1>
            {lead === undefined ? null : <div className="text-ink-soft">{lead}</div>}
          </div>
        </div>
        {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
