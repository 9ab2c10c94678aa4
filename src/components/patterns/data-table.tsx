import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** From which width on the column is shown; always, if not given. */
  readonly from?: "sm" | "md" | "lg" | "xl";
  readonly isEnd?: boolean;
  readonly isHeaderHidden?: boolean;
  readonly className?: string;
};

const FROM = {
  sm: "hidden sm:table-cell",
  md: "hidden md:table-cell",
  lg: "hidden lg:table-cell",
  xl: "hidden xl:table-cell",
} as const;

type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Within a card, which has a frame already. */
  readonly isBare?: boolean;
};

/** A table of things. On a narrow screen the less needed columns go, never the page's width. */
export function DataTable<Row>({ label, columns, rows, rowKey, isBare = false }: DataTableProps<Row>) {
  const style = (column: Column<Row>) =>
    clsx("px-4 first:ps-4 last:pe-4", column.from && FROM[column.from], column.isEnd && "text-end", column.className);
  return (
    // The words for screen readers lie absolutely: without a place of their own they would widen the page instead of this box.
    <div className={clsx("relative overflow-x-auto", !isBare && "rounded-lg border border-line bg-surface")}>
      <table aria-label={label} className="w-full border-collapse text-start">
        <thead>
          <tr className="border-line border-b bg-sunken text-ink-soft text-xs">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={clsx("h-9 font-medium", column.isEnd ? "text-end" : "text-start", style(column))}
              >
                {column.isHeaderHidden ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line not-last:border-b hover:bg-hover/60">
              {columns.map((column) => (
                <td key={column.id} className={clsx("py-3", style(column))}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
