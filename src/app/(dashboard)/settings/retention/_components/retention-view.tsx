"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { FormSkeleton } from "#components/patterns/form-skeleton.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { RetentionForm } from "./retention-form.tsx";

export function RetentionView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const retention = useQuery(trpc.retention.read.queryOptions());
  return (
    <>
      <PageHeader title={t("retention.title")} lead={t("retention.lead")} />
      <QueryView query={retention} skeleton={<FormSkeleton />}>
        {(saved) => <RetentionForm saved={saved} />}
      </QueryView>
    </>
  );
}
