"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Mail, Pencil, Send, Trash2, Webhook } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { ChannelView } from "#trpc/outputs.ts";
import { RemoveButton } from "../../_components/remove-button.tsx";
import { DeliveryList } from "./delivery-list.tsx";

/** A channel: where it leads, what it hears of, and what became of what it was told. */
export function ChannelCard({ channel, onEdit }: { readonly channel: ChannelView; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = { onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.notifications.list.queryKey() }) };
  const test = useMutation(trpc.notifications.sendTest.mutationOptions(refresh));
  const remove = useMutation(trpc.notifications.remove.mutationOptions(refresh));
  const { id, name, way, kinds, deliveries } = channel;
  const Icon = way.kind === "email" ? Mail : Webhook;
  return (
    <Card>
      <CardHeader
        title={name}
        actions={
          <div className="flex items-center gap-1">
            <Button size="sm" isPending={test.isPending} onPress={() => test.mutate({ id })}>
              <Send aria-hidden="true" />
              {t("notifications.test")}
            </Button>
            <Button tone="quiet" size="icon" aria-label={t("notifications.edit", { name })} onPress={onEdit}>
              <Pencil aria-hidden="true" />
            </Button>
            <RemoveButton
              icon={<Trash2 aria-hidden="true" />}
              label={t("notifications.removeName", { name })}
              title={t("notifications.removeTitle", { name })}
              text={t("notifications.removeText")}
              confirmLabel={t("notifications.remove")}
              request={remove}
              onConfirm={() => remove.mutate({ id })}
            />
          </div>
        }
      />
      <div className="flex flex-col gap-4 p-4">
        <ProblemNotice problem={test.isError ? readProblem(test.error) : null} />
        <p className="flex items-start gap-2">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span className="sr-only">{t(`notifications.ways.${way.kind}`)}</span>
          <bdi dir="ltr" className="[overflow-wrap:anywhere]">
            {way.kind === "email" ? way.to.join(", ") : way.url}
          </bdi>
        </p>
        <ul aria-label={t("notifications.hears")} className="flex flex-wrap gap-1.5">
          {kinds.map((kind) => (
            <li key={kind}>
              <Tag>{t(`notifications.notices.${kind}`)}</Tag>
            </li>
          ))}
        </ul>
        <DeliveryList deliveries={deliveries} />
      </div>
    </Card>
  );
}
