"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RevisionList } from "#app/_catalog/revision-list.tsx";
import { UsedBy } from "#app/_catalog/used-by.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { MirrorActions } from "./mirror-actions.tsx";
import { MirrorCheck } from "./mirror-check.tsx";
import { MirrorFaceCard } from "./mirror-face-card.tsx";

export function MirrorView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const entry = useQuery(trpc.mirrorProfiles.byId.queryOptions({ id }));
  const revisions = useQuery(trpc.mirrorProfiles.revisions.queryOptions({ id }));
  return (
    <QueryView query={entry} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: "/mirrors", label: t("mirrors.title") }}
            title={answer.definition.title}
            lead={<code dir="ltr">{answer.name}</code>}
            actions={<MirrorActions entry={answer} />}
          />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <div className="flex min-w-0 flex-col gap-8">
              <div className="grid min-w-0 items-start gap-5 2xl:grid-cols-2">
                <MirrorFaceCard which="build" face={answer.definition.build} />
                <MirrorFaceCard which="image" face={answer.definition.image} />
              </div>
              <MirrorCheck id={answer.id} isArchived={answer.archivedAt !== null} />
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              <UsedBy field="mirrorProfileId" id={answer.id} />
              {revisions.data === undefined ? null : <RevisionList revisions={revisions.data} />}
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}
