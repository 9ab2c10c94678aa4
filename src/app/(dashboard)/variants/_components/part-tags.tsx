"use client";

import { useTranslation } from "react-i18next";
import { Tag } from "#components/ui/badge.tsx";
import type { RecipePart } from "#protocol/recipe.ts";
import { PartIcon } from "./part-icon.tsx";

/** A recipe's parts in their order. */
export function PartTags({ parts }: { readonly parts: readonly RecipePart[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-wrap gap-1">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two custom parts may be alike, and their place is what tells them apart.
        <li key={`${part.kind}-${index}`}>
          <Tag>
            <PartIcon of={part.kind} className="size-3.5" />
            {t(`parts.${part.kind}.name`)}
          </Tag>
        </li>
      ))}
      {parts.some((part) => part.kind === "kubernetes" && part.prePull.isEnabled) ? (
        <li>
          <Tag>{t("variants.prePulled")}</Tag>
        </li>
      ) : null}
    </ul>
  );
}
