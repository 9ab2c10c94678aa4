"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { PaletteButton } from "#app/_palette/palette-button.tsx";
import { BrandMark } from "#components/patterns/brand-mark.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";

/** A wide screen never opens it. */
const loadDrawer = () => import("./mobile-drawer.tsx");

/** On a narrow screen the navigation is a drawer behind a button. */
export function MobileBar({ account }: { readonly account: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { module, load } = useLoaded(loadDrawer);
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur lg:hidden">
      <Button
        tone="quiet"
        size="icon"
        aria-label={t("nav.open")}
        onFocus={load}
        onPress={() => {
          load();
          setIsOpen(true);
        }}
      >
        <MenuIcon aria-hidden="true" />
      </Button>
      <Link href="/" className="flex items-center gap-2 rounded-sm font-semibold">
        <BrandMark className="size-5" />
        {t("product.shortName")}
      </Link>
      <PaletteButton isIcon />
      {module === null ? null : <module.MobileDrawer account={account} isOpen={isOpen} onOpenChange={setIsOpen} />}
    </header>
  );
}
