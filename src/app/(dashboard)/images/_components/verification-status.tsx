"use client";

import { CircleDashed, LoaderCircle, type LucideIcon, ShieldCheck, ShieldX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "#components/ui/badge.tsx";
import type { ImageView } from "#trpc/outputs.ts";

/** How far an image is proven, everywhere. */
const LOOKS: Record<ImageView["standing"], { readonly icon: LucideIcon; readonly tone: Tone; readonly turns?: boolean }> = {
  none: { icon: CircleDashed, tone: "neutral" },
  running: { icon: LoaderCircle, tone: "accent", turns: true },
  passed: { icon: ShieldCheck, tone: "success" },
  failed: { icon: ShieldX, tone: "danger" },
};

type VerificationStatusProps = {
  readonly image: Pick<ImageView, "standing" | "verification">;
  /** The word alone: the numbers stand beside it. */
  readonly isShort?: boolean;
};

export function VerificationStatus({ image, isShort = false }: VerificationStatusProps) {
  const { t } = useTranslation();
  const { icon: Icon, tone, turns } = LOOKS[image.standing];
  return (
    <span className="flex flex-col">
      <Status tone={tone} icon={<Icon className={turns ? "animate-turn" : ""} />}>
        {t(`verification.standings.${image.standing}`)}
      </Status>
      {isShort ? null : <Note image={image} />}
    </span>
  );
}

function Note({ image }: { readonly image: Pick<ImageView, "standing" | "verification"> }) {
  const { t } = useTranslation();
  const { standing, verification } = image;
  if (verification === null || standing === "none" || standing === "running") return null;
  const { failedCount, checkCount } = verification;
  return (
    <span className="text-ink-faint text-sm">
      {standing === "passed"
        ? t("verification.passedNote", { count: checkCount })
        : failedCount === 0
          ? t("verification.brokenOff")
          : t("verification.failedNote", { count: failedCount })}
    </span>
  );
}
