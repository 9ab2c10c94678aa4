"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { glanceCommand, publishedProperties } from "#domain/publication/glance-properties.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageView } from "#trpc/outputs.ts";

/** The downloaded file on its way to OpenStack, with all that Glance should know of it. */
export function UploadByHand({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const variant = useQuery(trpc.variants.byId.queryOptions({ id: image.variantId }));
  return (
    <div className="flex max-w-240 flex-col gap-3">
      <p className="max-w-[75ch] text-ink-soft">{t("images.uploadText")}</p>
      <QueryView query={variant} skeleton={<Skeleton className="h-60" />}>
        {({ definition }) => (
          <CodeLine
            name={t("images.uploadCommand")}
            text={glanceCommand({ ...image, title: definition.title }, publishedProperties(image, definition))}
          />
        )}
      </QueryView>
    </div>
  );
}
