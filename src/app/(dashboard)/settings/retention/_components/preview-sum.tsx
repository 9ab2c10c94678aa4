"use client";

import { useTranslation } from "react-i18next";
import { useFormat } from "#messages/use-format.ts";
import type { RetentionPreview } from "#trpc/outputs.ts";

/** What a rule would delete, in numbers. */
export function PreviewSum({ goes }: { readonly goes: RetentionPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { imageCount, imageBytes, journalCount, journalBytes } = goes;
  if (imageCount + journalCount === 0) return <p className="text-ink-soft">{t("retention.preview.nothing")}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5">
      {imageCount === 0 ? null : <li>{t("retention.preview.images", { count: imageCount, size: format.bytes(imageBytes) })}</li>}
      {journalCount === 0 ? null : (
        <li>{t("retention.preview.journals", { count: journalCount, size: format.bytes(journalBytes) })}</li>
      )}
    </ul>
  );
}
