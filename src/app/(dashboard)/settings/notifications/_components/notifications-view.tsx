"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { EmptyState } from "#components/patterns/empty-state.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { useDialog } from "#components/patterns/use-dialog.ts";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { ChannelView } from "#trpc/outputs.ts";
import { ChannelCard } from "./channel-card.tsx";

const loadDialog = () => import("./channel-dialog.tsx");

export function NotificationsView() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const channels = useQuery(trpc.notifications.list.queryOptions());
  const dialog = useDialog(loadDialog);
  /** Which channel the dialog is about; null: a new one. */
  const [edited, setEdited] = useState<ChannelView | null>(null);
  const openFor = (channel: ChannelView | null) => {
    setEdited(channel);
    dialog.open();
  };
  return (
    <>
      <PageHeader
        title={t("notifications.title")}
        lead={t("notifications.lead")}
        actions={
          <Button tone="solid" onPress={() => openFor(null)}>
            <Plus aria-hidden="true" />
            {t("notifications.new")}
          </Button>
        }
      />
      <QueryView query={channels} skeleton={<Skeleton className="h-52" />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<Bell />} title={t("notifications.none")}>
              {t("notifications.noneHint")}
            </EmptyState>
          ) : (
            <div className="grid items-start gap-5 xl:grid-cols-2">
              {rows.map((channel) => (
                <ChannelCard key={channel.id} channel={channel} onEdit={() => openFor(channel)} />
              ))}
            </div>
          )
        }
      </QueryView>
      {dialog.module === null ? null : (
        <dialog.module.ChannelDialog key={dialog.opening} channel={edited} isOpen={dialog.isOpen} onClose={dialog.close} />
      )}
    </>
  );
}
