"use client";

import { CircleDashed, CircleX, CloudCheck, EyeOff, LoaderCircle, type LucideIcon, OctagonX, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { PublicationStanding } from "#domain/publication/publication.ts";

/** Where a publication stands, everywhere. */
const LOOKS: Record<PublicationStanding, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  queued: { icon: CircleDashed, tone: "neutral" },
  publishing: { icon: LoaderCircle, tone: "accent" },
  published: { icon: CloudCheck, tone: "success" },
  hidden: { icon: EyeOff, tone: "neutral" },
  withdrawn: { icon: OctagonX, tone: "warning" },
  deleted: { icon: Trash2, tone: "neutral" },
  failed: { icon: CircleX, tone: "danger" },
};

export function PublicationStatus({ standing }: { readonly standing: PublicationStanding }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[standing];
  return (
    <Status tone={tone} icon={<Icon className={standing === "publishing" ? "animate-turn" : ""} />}>
      {t(`publications.standings.${standing}`)}
    </Status>
  );
}
