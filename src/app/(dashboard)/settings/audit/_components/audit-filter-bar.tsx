"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Select } from "#components/ui/select.tsx";
import { AUDIT_ACTIONS } from "#domain/audit/audit.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { Inputs } from "#trpc/outputs.ts";

export type AuditFilter = Pick<Inputs["audit"]["list"], "personId" | "action">;

type AuditFilterBarProps = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void };

const ALL = "all";

export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.people.list.queryOptions());
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        label={t("audit.columns.person")}
        isLabelHidden
        className="w-56 max-w-full"
        value={filter.personId ?? ALL}
        options={[
          { value: ALL, label: t("audit.everybody") },
          ...(people.data ?? []).map(({ id, name, email }) => ({ value: String(id), label: name, note: email })),
        ]}
        onChange={(id) => onChange({ ...filter, personId: id === ALL ? undefined : id })}
      />
      <Select
        label={t("audit.columns.action")}
        isLabelHidden
        className="w-72 max-w-full"
        value={filter.action ?? ALL}
        options={[
          { value: ALL, label: t("audit.everything") },
          ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`audit.actions.${action}`) })),
        ]}
        onChange={(action) => onChange({ ...filter, action: action === ALL ? undefined : action })}
      />
    </div>
  );
}
