"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { PageSkeleton } from "#components/patterns/page-skeleton.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { DownloadButton } from "../../_components/download-button.tsx";
import { CompareButton } from "./compare-button.tsx";
import { ImageFacts } from "./image-facts.tsx";
import { PinButton } from "./pin-button.tsx";
import { PublishButton } from "./publish-button.tsx";
import { RemoveImage } from "./remove-image.tsx";
import { VerificationPanel } from "./verification-panel.tsx";

/** Of the tabs the first is read at once; each other comes when it is opened. */
const loading = () => <Skeleton className="h-96" />;
const PublicationsPanel = dynamic(() => import("./publications-panel.tsx").then((file) => file.PublicationsPanel), { loading });
const InventoryPanel = dynamic(() => import("./inventory-panel.tsx").then((file) => file.InventoryPanel), { loading });
const FolderSection = dynamic(() => import("./folder-section.tsx").then((file) => file.FolderSection), { loading });
const DownloadCommands = dynamic(() => import("./download-commands.tsx").then((file) => file.DownloadCommands), { loading });
const UploadByHand = dynamic(() => import("./upload-by-hand.tsx").then((file) => file.UploadByHand), { loading });

export function ImageView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const image = useQuery(trpc.images.byId.queryOptions({ id }));
  return (
    <QueryView query={image} skeleton={<PageSkeleton />} isPage>
      {(answer) => (
        <>
          <PageHeader
            back={{ href: "/images", label: t("images.title") }}
            title={answer.fileName}
            lead={
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
                {answer.deletedAt === null ? (
                  <Tag>{t(answer.isPublishable ? "verification.publishable" : "verification.notPublishable")}</Tag>
                ) : null}
                {answer.deletedAt === null && answer.pinnedAt !== null ? <Tag>{t("images.pinned")}</Tag> : null}
                <TextLink href={`/variants/${answer.variantId}`}>{answer.variantTitle}</TextLink>
                <TextLink href={`/builds/${answer.buildId}`}>{t("builds.number", { number: answer.buildNumber })}</TextLink>
                <TimeSince at={answer.createdAt} />
              </span>
            }
            actions={
              answer.deletedAt === null ? (
                <>
                  <RemoveImage image={answer} />
                  <PinButton image={answer} />
                  <CompareButton image={answer} />
                  <PublishButton image={answer} />
                  <DownloadButton id={answer.id} fileName={answer.fileName} />
                </>
              ) : undefined
            }
          />
          {answer.deletedAt === null ? null : (
            <Notice tone="info" title={t("images.isDeleted")}>
              {t("images.isDeletedHint")}
            </Notice>
          )}
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
            <div className="order-2 min-w-0 xl:order-1">
              {answer.deletedAt === null ? (
                <Tabs
                  label={t("images.contents")}
                  tabs={[
                    { id: "verification", label: t("verification.title"), content: <VerificationPanel image={answer} /> },
                    { id: "publications", label: t("publications.title"), content: <PublicationsPanel imageId={answer.id} /> },
                    { id: "packages", label: t("images.packages"), content: <InventoryPanel id={answer.id} part="packages" /> },
                    { id: "directories", label: t("images.directories"), content: <FolderSection id={answer.id} /> },
                    { id: "files", label: t("images.files"), content: <InventoryPanel id={answer.id} part="files" /> },
                    { id: "download", label: t("images.commands"), content: <DownloadCommands image={answer} /> },
                    { id: "upload", label: t("images.upload"), content: <UploadByHand image={answer} /> },
                  ]}
                />
              ) : null}
            </div>
            <div className="order-1 min-w-0 xl:order-2">
              <ImageFacts image={answer} />
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}
