"use client";

import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { RecipePart } from "#protocol/recipe.ts";
import { PartIcon } from "./part-icon.tsx";

/** A recipe's parts, each with what it installs in one line. */
export function RecipePartLines({ parts }: { readonly parts: readonly RecipePart[] }) {
  const { t } = useTranslation();
  if (parts.length === 0) return <span>{t("parts.none")}</span>;
  return (
    <ol className="flex flex-col gap-1.5">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two custom parts may be alike, and their place is what tells them apart.
        <li key={`${part.kind}-${index}`} className="flex items-start gap-2">
          <PartIcon of={part.kind} className="mt-0.5 size-4.5 shrink-0" />
          <span>
            <bdi className="font-medium">{t(`parts.${part.kind}.name`)}</bdi>
            <span className="text-ink-soft">
              {" · "}
              <bdi>{describePart(t, part)}</bdi>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function describePart(t: TFunction, part: RecipePart): string {
  switch (part.kind) {
    case "docker-ce":
      return `${t(`parts.docker-ce.from.${part.origin}`)}, ${part.version ?? t("parts.newestVersion")}`;
    case "kubernetes":
      return `${part.minor}, ${t(part.prePull.isEnabled ? "parts.kubernetes.withPrePull" : "parts.kubernetes.withoutPrePull")}`;
    case "custom":
      return [
        t("parts.custom.packageCount", { count: part.packages.length }),
        t("parts.custom.fileCount", { count: part.files.length }),
        ...(part.scripts.length === 0 ? [] : [t("parts.custom.scriptCount", { count: part.scripts.length })]),
        ...(part.containerImages.length === 0 ? [] : [t("parts.custom.imageCount", { count: part.containerImages.length })]),
      ].join(", ");
  }
}
