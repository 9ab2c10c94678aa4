"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RevisionList } from "#app/_catalog/revision-list.tsx";
import { UsedBy } from "#app/_catalog/used-by.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BaseImageActions } from "./base-image-actions.tsx";
import { BaseImageCard } from "./base-image-card.tsx";

export function BaseImageView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const entry = useQuery(trpc.baseImages.byId.queryOptions({ id }));
  const revisions = useQuery(trpc.baseImages.revisions.queryOptions({ id }));
  return (
    <QueryView query={entry} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: "/base-images", label: t("baseImages.title") }}
            title={answer.definition.title}
            lead={<code dir="ltr">{answer.name}</code>}
            actions={<BaseImageActions entry={answer} />}
          />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <BaseImageCard base={answer.definition.base} revision={answer.revision} />
            <div className="flex min-w-0 flex-col gap-5">
              <UsedBy field="baseImageId" id={answer.id} />
              {revisions.data === undefined ? null : <RevisionList revisions={revisions.data} />}
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}
