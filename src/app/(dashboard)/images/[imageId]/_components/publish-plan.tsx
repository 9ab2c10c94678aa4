"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** What becomes of what is published there now. */
export function PublishPlan({ imageId, targetId }: { readonly imageId: string; readonly targetId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const plan = useQuery(trpc.publications.plan.queryOptions({ imageId, targetId }));
  return (
    <QueryView query={plan} skeleton={<Skeleton className="h-6" />}>
      {({ replaced, deleted }) => (
        <div className="flex flex-col gap-1 text-ink-soft">
          <p>
            {replaced === null ? t("publications.replacesNothing") : t("publications.replaces", { name: replaced.imageFileName })}
          </p>
          {deleted.length === 0 ? null : (
            <p>{t("publications.deletes", { names: deleted.map(({ imageFileName }) => imageFileName).join(", ") })}</p>
          )}
        </div>
      )}
    </QueryView>
  );
}
