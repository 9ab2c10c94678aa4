"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { PeopleTable } from "./people-table.tsx";

const NewPersonDialog = dynamic(() => import("./new-person-dialog.tsx").then((module) => module.NewPersonDialog));

export function PeopleView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.people.list.queryOptions());
  const isAdmin = useHasRole("admin");
  const [isAdding, setIsAdding] = useState(false);
  const [openings, setOpenings] = useState(0);
  return (
    <>
      <PageHeader
        title={t("people.title")}
        lead={t("people.lead")}
        actions={
          isAdmin ? (
            <Button
              tone="solid"
              onPress={() => {
                setOpenings((count) => count + 1);
                setIsAdding(true);
              }}
            >
              <Plus aria-hidden="true" />
              {t("people.add")}
            </Button>
          ) : undefined
        }
      />
      <QueryView query={people} skeleton={<TableSkeleton rows={3} />}>
        {(rows) => <PeopleTable people={rows} />}
      </QueryView>
      {/* Closed and not taken away: only so does the focus go back to the button. Each opening begins anew. */}
      {openings === 0 ? null : <NewPersonDialog key={openings} isOpen={isAdding} onClose={() => setIsAdding(false)} />}
    </>
  );
}
