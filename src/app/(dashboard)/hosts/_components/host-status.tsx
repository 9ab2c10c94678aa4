"use client";

import { CircleCheck, CircleDashed, KeyRound, LoaderCircle, type LucideIcon, OctagonX, PlugZap, Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { HostConnection } from "#domain/builder-host/builder-host.ts";

/** How a host's connection looks. */
const LOOKS: Record<HostConnection, { readonly icon: LucideIcon; readonly tone: Tone; readonly turns?: boolean }> = {
  new: { icon: CircleDashed, tone: "neutral" },
  "awaiting-trust": { icon: KeyRound, tone: "warning" },
  connecting: { icon: LoaderCircle, tone: "accent", turns: true },
  ready: { icon: CircleCheck, tone: "success" },
  reconnecting: { icon: PlugZap, tone: "warning" },
  unreachable: { icon: Unplug, tone: "danger" },
  refused: { icon: OctagonX, tone: "danger" },
};

export function HostStatus({ connection }: { readonly connection: HostConnection }) {
  const { t } = useTranslation();
  const { icon: Icon, tone, turns } = LOOKS[connection];
  return (
    <Status tone={tone} icon={<Icon className={turns ? "animate-turn" : ""} />}>
      {t(`hosts.connections.${connection}.name`)}
    </Status>
  );
}
