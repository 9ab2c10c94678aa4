"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#trpc/client.tsx";

/** On which targets an image is published now; nothing where it is on none. */
export function PublishedOn({ imageId }: { readonly imageId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const published = useQuery(trpc.publications.published.queryOptions());
  const names = (published.data ?? []).filter((row) => row.imageId === imageId).map(({ targetName }) => targetName);
  if (names.length === 0) return null;
  return (
    <span className="flex items-center gap-1 text-ink-soft text-sm">
      <CloudCheck aria-hidden="true" className="size-4 text-success" />
      {t("publications.where", { targets: names.join(", ") })}
    </span>
  );
}
