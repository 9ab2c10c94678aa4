"use client";

import { useTranslation } from "react-i18next";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { glanceCommand } from "#domain/publication/glance-properties.ts";
import type { ImageView } from "#trpc/outputs.ts";

/** The downloaded file on its way to OpenStack, with all that Glance should know of it. */
export function UploadByHand({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  return (
    <div className="flex max-w-240 flex-col gap-3">
      <p className="max-w-[75ch] text-ink-soft">{t("images.uploadText")}</p>
      <CodeLine name={t("images.uploadCommand")} text={glanceCommand({ ...image, title: image.variantTitle })} />
    </div>
  );
}
