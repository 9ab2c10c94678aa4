"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "#app/_errors/query-view.tsx";
import { TableSkeleton } from "#components/patterns/table-skeleton.tsx";
import { TimeSince } from "#components/patterns/time-since.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageView, OtherImage } from "#trpc/outputs.ts";
import { compareByAge } from "./compare-by-age.ts";

type CompareDialogProps = { readonly image: ImageView; readonly isOpen: boolean; readonly onClose: () => void };

/** Every image that one can be compared with; each is a link to the comparison. */
export function CompareDialog({ image, isOpen, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const others = useQuery(
    trpc.images.others.queryOptions(
      { id: image.id, search: useDeferredValue(search.trim()) },
      { enabled: isOpen, placeholderData: (last) => last },
    ),
  );
  return (
    <Dialog
      title={t("images.compareTitle", { name: image.fileName })}
      closeLabel={t("common.close")}
      isOpen={isOpen}
      onOpenChange={onClose}
      isWide
    >
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">{t("images.compareHint")}</p>
        <SearchBox label={t("images.searchImages")} value={search} onChange={setSearch} />
        <QueryView query={others} skeleton={<TableSkeleton rows={5} />}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="text-ink-soft">{t(search === "" ? "images.noOther" : "images.noMatch")}</p>
            ) : (
              <ul className="flex flex-col">
                {rows.map((other) => (
                  <li key={other.id}>
                    <OtherLink other={other} address={compareByAge(image, other)} />
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
    </Dialog>
  );
}

function OtherLink({ other, address }: { readonly other: OtherImage; readonly address: string }) {
  const format = useFormat();
  return (
    <Link href={address} className="-mx-2 flex items-center justify-between gap-4 rounded-md px-2 py-2 hover:bg-hover">
      <span className="flex min-w-0 flex-col">
        <span dir="ltr" className="font-medium [overflow-wrap:anywhere]">
          {other.fileName}
        </span>
        <span className="text-ink-faint text-sm">{other.variantTitle}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end text-ink-soft text-sm">
        <TimeSince at={other.createdAt} />
        <span className="tabular-nums">{format.bytes(other.sizeBytes)}</span>
      </span>
    </Link>
  );
}
