"use client";

import { CircleCheck, CircleX, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Status } from "#components/ui/badge.tsx";
import type { ChannelView } from "#trpc/outputs.ts";

const LOOKS = {
  waiting: { tone: "neutral", icon: <Clock /> },
  sent: { tone: "success", icon: <CircleCheck /> },
  failed: { tone: "danger", icon: <CircleX /> },
} as const;

/** The last things that a channel was told, and whether they arrived. */
export function DeliveryList({ deliveries }: Pick<ChannelView, "deliveries">) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-soft text-sm">{t("notifications.last")}</h3>
      {deliveries.length === 0 ? <p className="text-ink-faint text-sm">{t("notifications.noDeliveries")}</p> : null}
      <ul className="flex flex-col gap-2" aria-live="polite">
        {deliveries.map(({ id, notice, state, attempts, failure, createdAt }) => (
          <li key={id} className="flex flex-col gap-0.5">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="[overflow-wrap:anywhere]">
                {t(`notifications.notices.${notice.kind}`)} · <bdi>{notice.subject}</bdi>
              </span>
              <span className="flex items-center gap-3 text-sm">
                <span className="text-ink-faint">
                  <TimeSince at={createdAt} />
                </span>
                <Status {...LOOKS[state]}>{t(`notifications.states.${state}`)}</Status>
              </span>
            </div>
            {failure === null ? null : (
              <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
                {t("notifications.attempts", { count: attempts })}: <bdi dir="ltr">{failure}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
