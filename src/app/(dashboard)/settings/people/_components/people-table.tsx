"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { usePerson } from "#app/_session/session-context.tsx";
import { DataTable } from "#components/patterns/data-table.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { PersonRow } from "#trpc/outputs.ts";
import { useRoleOptions } from "../../_components/use-role-options.ts";
import { RemovePerson } from "./remove-person.tsx";

export function PeopleTable({ people }: { readonly people: readonly PersonRow[] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = usePerson();
  const setRole = useMutation(
    trpc.people.setRole.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
    }),
  );
  const roles = useRoleOptions();
  return (
    <>
      <ProblemNotice problem={setRole.isError ? readProblem(setRole.error) : null} />
      <DataTable
        label={t("people.title")}
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          {
            id: "person",
            header: t("people.columns.person"),
            cell: (person) => (
              <div className="flex flex-col">
                <span className="flex items-center gap-2 font-medium">
                  {person.name}
                  {person.id === me.id ? <Tag>{t("people.you")}</Tag> : null}
                </span>
                <span className="text-ink-faint text-sm [overflow-wrap:anywhere]">{person.email}</span>
              </div>
            ),
          },
          {
            id: "role",
            header: t("people.role"),
            cell: (person) => (
              <Select
                label={t("people.roleOf", { name: person.name })}
                isLabelHidden
                className="w-36"
                options={roles}
                value={person.role}
                onChange={(role) => setRole.mutate({ id: person.id, role })}
              />
            ),
          },
          {
            id: "since",
            header: t("people.columns.since"),
            from: "sm",
            className: "text-ink-soft",
            cell: (person) => <TimeSince at={person.createdAt} />,
          },
          {
            id: "actions",
            header: t("common.actions"),
            isHeaderHidden: true,
            isEnd: true,
            cell: (person) => (person.id === me.id ? null : <RemovePerson person={person} />),
          },
        ]}
      />
    </>
  );
}
