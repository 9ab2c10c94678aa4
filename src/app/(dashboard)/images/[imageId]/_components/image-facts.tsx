"use client";

import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { FactList } from "#components/patterns/fact-list.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { ImageView } from "#trpc/outputs.ts";

/** An image in numbers, and the hashes to compare it with. */
export function ImageFacts({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t("images.facts")} />
      <div className="flex flex-col gap-5 p-4">
        <FactList
          facts={[
            { label: t("images.size"), value: format.bytes(image.sizeBytes) },
            { label: t("images.contentSize"), value: format.bytes(image.contentBytes) },
            { label: t("images.virtualSize"), value: format.bytes(image.virtualSizeBytes) },
            { label: t("images.packages"), value: format.count(image.packageCount) },
            { label: t("images.files"), value: format.count(image.fileCount) },
            {
              label: t("variants.needs"),
              value: t("variants.needsValue", {
                disk: t("units.gib", { value: format.count(image.minDiskGib) }),
                ram: t("units.mib", { value: format.count(image.minRamMib) }),
              }),
            },
          ]}
        />
        <div className="flex flex-col gap-1.5">
          <h3 className="text-ink-faint text-sm">SHA-256</h3>
          <CodeLine name="SHA-256" text={image.sha256} />
        </div>
        <div className="flex flex-col gap-1.5">
          <h3 className="text-ink-faint text-sm">SHA-512</h3>
          <CodeLine name="SHA-512" text={image.sha512} />
        </div>
        <div className="flex flex-col items-start gap-2 border-line border-t pt-4">
          <h3 className="text-ink-faint text-sm">{t("listing.file")}</h3>
          <a href={`/api/images/${image.id}/listing.json`} download className={buttonStyle({ size: "sm" })}>
            <Download aria-hidden="true" />
            {t("listing.download")}
          </a>
          <p className="text-ink-faint text-sm">{t("listing.fileHint")}</p>
        </div>
      </div>
    </Card>
  );
}
