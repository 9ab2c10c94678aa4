"use client";

import { useTranslation } from "react-i18next";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#messages/use-format.ts";
import type { VariantEntry } from "#trpc/outputs.ts";

type Sized = Pick<VariantEntry["siblings"][number], "isPrePulled" | "newestImage"> & { readonly href: string | null };

/** What pulling the container images costs: the newest image with them and the one without, side by side (lesson 17). */
export function SiblingSizes({ variant }: { readonly variant: VariantEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = variant.definition.parts.find((part) => part.kind === "kubernetes")?.prePull.isEnabled ?? false;
  const both: readonly Sized[] = [
    { isPrePulled: own, newestImage: variant.newestImage, href: null },
    ...variant.siblings.map((sibling) => ({ ...sibling, href: `/variants/${sibling.id}` })),
  ];
  const largest = Math.max(...both.map(({ newestImage }) => newestImage?.sizeBytes ?? 0));
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {both.map(({ isPrePulled, newestImage, href }) => (
        <li key={href} className="flex flex-col gap-0.5">
          <span className="flex items-baseline justify-between gap-3">
            {href === null ? (
              <span className="font-medium">{t(isPrePulled ? "variants.sizes.pulled" : "variants.sizes.notPulled")}</span>
            ) : (
              <TextLink href={href}>{t(isPrePulled ? "variants.sizes.pulled" : "variants.sizes.notPulled")}</TextLink>
            )}
            <span className="text-ink-soft tabular-nums whitespace-nowrap">
              {newestImage === null ? (
                t("variants.noImage")
              ) : (
                <TextLink href={`/images/${newestImage.id}`}>{format.bytes(newestImage.sizeBytes)}</TextLink>
              )}
            </span>
          </span>
          <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className={`block h-full rounded-full ${href === null ? "bg-accent" : "bg-line-strong"}`}
              style={{ inlineSize: `${largest === 0 ? 0 : ((newestImage?.sizeBytes ?? 0) / largest) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
