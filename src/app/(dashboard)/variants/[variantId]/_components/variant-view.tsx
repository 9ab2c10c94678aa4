"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RevisionList } from "#app/_catalog/revision-list.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { VariantPicture } from "../../_components/variant-picture.tsx";
import { ImageHistory } from "./image-history.tsx";
import { SupportNotice } from "./support-notice.tsx";
import { VariantActions } from "./variant-actions.tsx";
import { VariantBuilds } from "./variant-builds.tsx";
import { VariantDefinitionCard } from "./variant-definition-card.tsx";
import { VariantImages } from "./variant-images.tsx";
import { VariantListingCard } from "./variant-listing-card.tsx";

export function VariantView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const variant = useQuery(trpc.variants.byId.queryOptions({ id }));
  const revisions = useQuery(trpc.variants.revisions.queryOptions({ id }));
  return (
    <QueryView query={variant} skeleton={<PageSkeleton />} isPage>
      {(entry) => (
        <>
          <PageHeader
            back={{ href: "/variants", label: t("variants.title") }}
            icon={<VariantPicture of={entry} />}
            title={entry.definition.title}
            lead={<code dir="ltr">{entry.name}</code>}
            actions={<VariantActions variant={entry} />}
          />
          {entry.archivedAt === null ? null : (
            <Notice tone="info" title={t("catalog.isArchived")}>
              {t("variants.isArchivedHint")}
            </Notice>
          )}
          {entry.definition.summary === "" ? null : (
            <p className="max-w-[75ch] whitespace-pre-line text-ink-soft">
              <bdi>{entry.definition.summary}</bdi>
            </p>
          )}
          <SupportNotice day={entry.definition.listing.supportEndsOn} />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <div className="flex min-w-0 flex-col gap-5">
              <ImageHistory variantId={entry.id} />
              <VariantImages variantId={entry.id} />
              <VariantBuilds variantId={entry.id} />
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              <VariantListingCard variant={entry} />
              <VariantDefinitionCard variant={entry} />
              {revisions.data === undefined ? null : (
                <RevisionList revisions={revisions.data} compareHref={`/variants/${entry.id}/revisions`} />
              )}
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}
