"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DOWNLOAD_TOOLS, spellDownload } from "#domain/image/download-commands.ts";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageView } from "#trpc/outputs.ts";

/** The same download on a command line: each goes on where it broke off. */
export function DownloadCommands({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const link = useQuery(trpc.images.downloadLink.queryOptions({ id: image.id }, { staleTime: 60_000 }));
  return (
    <QueryView query={link} skeleton={<Skeleton className="h-40" />}>
      {({ url, expiresAt }) => (
        <div className="flex max-w-240 flex-col gap-4">
          <p className="text-ink-soft">{t("images.linkLives", { until: format.instant(expiresAt) })}</p>
          {DOWNLOAD_TOOLS.map((tool) => (
            <Command key={tool} title={tool} text={spellDownload(tool, { ...image, url })} />
          ))}
          <Command title={t("images.checkHash")} text={`echo '${image.sha256}  ${image.fileName}' | sha256sum -c`} />
        </div>
      )}
    </QueryView>
  );
}

function Command({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h2 className="font-medium text-sm">{title}</h2>
      <CodeLine name={title} text={text} />
    </div>
  );
}
