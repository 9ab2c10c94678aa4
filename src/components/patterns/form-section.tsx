import { clsx } from "clsx";
import type { ReactNode } from "react";

type FormSectionProps = {
  readonly title: string;
  readonly lead?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** One matter of a form: what it is about beside its fields. */
export function FormSection({ title, lead, isWide = false, children }: FormSectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-7 first:border-t-0 first:pt-0 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold">{title}</h2>
        {lead === undefined ? null : <p className="max-w-[46ch] text-ink-soft text-sm">{lead}</p>}
      </div>
      <div className={clsx("flex min-w-0 flex-col gap-5", isWide ? "max-w-280" : "max-w-180")}>{children}</div>
    </section>
  );
}
