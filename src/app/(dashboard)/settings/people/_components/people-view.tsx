"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { useDialog } from "#components/patterns/use-dialog.ts";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { PeopleTable } from "./people-table.tsx";

const loadDialog = () => import("./new-person-dialog.tsx");

export function PeopleView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.people.list.queryOptions());
  const isAdmin = useHasRole("admin");
  const dialog = useDialog(loadDialog);
  return (
    <>
      <PageHeader
        title={t("people.title")}
        lead={t("people.lead")}
        actions={
          isAdmin ? (
            <Button tone="solid" onPress={dialog.open}>
              <Plus aria-hidden="true" />
              {t("people.add")}
            </Button>
          ) : undefined
        }
      />
      <QueryView query={people} skeleton={<TableSkeleton rows={3} />}>
        {(rows) => <PeopleTable people={rows} />}
      </QueryView>
      {dialog.module === null ? null : (
        <dialog.module.NewPersonDialog key={dialog.opening} isOpen={dialog.isOpen} onClose={dialog.close} />
      )}
    </>
  );
}
