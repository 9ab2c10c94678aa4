"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildPage } from "#trpc/outputs.ts";
import { DownloadButton } from "../../../images/_components/download-button.tsx";
import { VerificationStatus } from "../../../images/_components/verification-status.tsx";

/** The end of a good build: the image, ready to be taken. */
export function SuccessPanel({ image }: { readonly image: NonNullable<BuildPage["image"]> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const proven = useQuery(trpc.images.byId.queryOptions({ id: image.id }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-success/30 bg-success-soft px-4 py-3">
      <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-success" />
      <div className="flex min-w-0 grow flex-col">
        <p className="font-semibold">{t("builds.ready")}</p>
        <div className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm [overflow-wrap:anywhere]">
          <span>
            <span dir="ltr">{image.fileName}</span> · {format.bytes(image.sizeBytes)}
          </span>
          {/* The room that it will take: in a narrow window its coming would break the line. */}
          {proven.data === undefined ? <Skeleton className="h-5 w-32" /> : <VerificationStatus image={proven.data} isShort />}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/images/${image.id}`}>{t("images.open")}</LinkButton>
        <DownloadButton id={image.id} fileName={image.fileName} />
      </div>
    </div>
  );
}
