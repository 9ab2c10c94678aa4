"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { Inputs } from "#trpc/outputs.ts";

/** The variants that would change with an entry: those whose definition names it. */
export function UsedBy(naming: Inputs["variants"]["naming"]) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const variants = useQuery(trpc.variants.naming.queryOptions(naming));
  if (variants.data === undefined) return null;
  return (
    <Card>
      <CardHeader title={t("catalog.usedBy")} />
      {variants.data.length === 0 ? (
        <p className="p-4 text-ink-soft">{t("catalog.usedByNone")}</p>
      ) : (
        <ul className="flex flex-col gap-1.5 p-4">
          {variants.data.map((variant) => (
            <li key={variant.id}>
              <TextLink href={`/variants/${variant.id}`}>{variant.title}</TextLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
