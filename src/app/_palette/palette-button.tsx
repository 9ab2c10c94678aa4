"use client";

import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { usePalette } from "./opener-context.ts";

/** The palette's own button, with the keys that open it; only an icon where there is no room. */
export function PaletteButton({ isIcon = false }: { readonly isIcon?: boolean }) {
  const { t } = useTranslation();
  const { openPalette } = usePalette();
  if (isIcon)
    return (
      <Button tone="quiet" size="icon" aria-label={t("palette.open")} onPress={openPalette} className="ms-auto">
        <Search aria-hidden="true" />
      </Button>
    );
  return (
    <Button className="w-full justify-start px-2.5 font-normal text-ink-faint" size="sm" onPress={openPalette}>
      <Search aria-hidden="true" />
      <span className="min-w-0 grow truncate text-start">{t("palette.open")}</span>
      <span aria-hidden="true" dir="ltr" className="rounded-sm border border-line px-1 font-mono text-xs">
        Ctrl K
      </span>
    </Button>
  );
}
