"use client";

import { CircleCheck, CircleOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { type Column, DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { useNow } from "#components/patterns/use-now.ts";
import { Status } from "#components/ui/badge.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { TokenRow } from "#trpc/outputs.ts";
import { RevokeToken } from "./revoke-token.tsx";

export function TokenTable({ tokens }: { readonly tokens: readonly TokenRow[] }) {
  const { t } = useTranslation();
  const isAdmin = useHasRole("admin");
  const owner: Column<TokenRow> = {
    id: "person",
    header: t("tokens.columns.person"),
    from: "md",
    className: "text-ink-soft",
    cell: (token) => token.personName,
  };
  return (
    <DataTable
      label={t("tokens.title")}
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        {
          id: "name",
          header: t("tokens.name"),
          cell: (token) => (
            <div className="flex flex-col">
              <span className="font-medium [overflow-wrap:anywhere]">{token.name}</span>
              <bdi dir="ltr" className="font-mono text-ink-faint text-xs">
                {token.start}…
              </bdi>
            </div>
          ),
        },
        ...(isAdmin ? [owner] : []),
        { id: "role", header: t("people.role"), from: "sm", cell: (token) => t(`roles.${token.role}.name`) },
        { id: "expires", header: t("tokens.columns.expires"), cell: (token) => <TokenEnd expiresAt={token.expiresAt} /> },
        {
          id: "used",
          header: t("tokens.columns.used"),
          from: "md",
          className: "text-ink-soft",
          cell: (token) => (token.lastUsedAt === null ? t("tokens.neverUsed") : <TimeSince at={token.lastUsedAt} />),
        },
        {
          id: "actions",
          header: t("common.actions"),
          isHeaderHidden: true,
          isEnd: true,
          cell: (token) => <RevokeToken token={token} />,
        },
      ]}
    />
  );
}

/** Until when a token is good, or that it is no longer. */
function TokenEnd({ expiresAt }: { readonly expiresAt: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const hasEnded = now !== null && new Date(expiresAt).getTime() <= now;
  return (
    <Status tone={hasEnded ? "danger" : "success"} icon={hasEnded ? <CircleOff /> : <CircleCheck />}>
      {hasEnded ? t("tokens.expired") : <time suppressHydrationWarning>{format.instant(expiresAt)}</time>}
    </Status>
  );
}
