"use client";

import { CloudCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

/** On which targets a variant is published now; nothing where it is on none. */
export function PublishedOn({ targets }: { readonly targets: readonly string[] }) {
  const { t } = useTranslation();
  if (targets.length === 0) return null;
  return (
    <span className="flex items-center gap-1 text-ink-soft text-sm">
      <CloudCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
      {t("publications.where", { targets: targets.join(", ") })}
    </span>
  );
}
