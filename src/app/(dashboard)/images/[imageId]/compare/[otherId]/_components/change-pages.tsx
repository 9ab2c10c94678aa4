"use client";

import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { useFormat } from "#messages/use-format.ts";

type ChangePagesProps = {
  readonly cursor: number;
  readonly page: { readonly items: readonly unknown[]; readonly total: number; readonly nextCursor: number | null };
  readonly onTurn: (cursor: number) => void;
};

/** Which part of a long list is shown, and the way to the next. */
export function ChangePages({ cursor, page, onTurn }: ChangePagesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nextCursor } = page;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p role="status" className="text-ink-faint text-sm">
        {t("comparison.shown", {
          first: format.count(cursor + 1),
          last: format.count(cursor + page.items.length),
          total: format.count(page.total),
        })}
      </p>
      <span className="flex gap-2">
        {cursor === 0 ? null : (
          <Button size="sm" onPress={() => onTurn(0)}>
            {t("catalog.firstPage")}
          </Button>
        )}
        {nextCursor === null ? null : (
          <Button size="sm" onPress={() => onTurn(nextCursor)}>
            {t("catalog.nextPage")}
          </Button>
        )}
      </span>
    </div>
  );
}
