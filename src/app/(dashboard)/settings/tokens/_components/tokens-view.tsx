"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useDialog } from "#components/patterns/use-dialog.ts";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TokenTable } from "./token-table.tsx";

const loadDialog = () => import("./new-token-dialog.tsx");

export function TokensView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const tokens = useQuery(trpc.tokens.list.queryOptions());
  const dialog = useDialog(loadDialog);
  const make = (
    <Button tone="solid" onPress={dialog.open}>
      <Plus aria-hidden="true" />
      {t("tokens.new")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("tokens.title")} lead={t("tokens.lead")} actions={make} />
      <QueryView query={tokens} skeleton={<TableSkeleton rows={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<KeyRound />} title={t("tokens.none")}>
              {t("tokens.noneHint")}
            </EmptyState>
          ) : (
            <TokenTable tokens={rows} />
          )
        }
      </QueryView>
      {dialog.module === null ? null : (
        <dialog.module.NewTokenDialog key={dialog.opening} isOpen={dialog.isOpen} onClose={dialog.close} />
      )}
    </>
  );
}
