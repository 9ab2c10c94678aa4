"use client";

import { Menu as MenuIcon, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslation } from "react-i18next";
import { BrandMark } from "#components/patterns/brand-mark.tsx";
import { Button } from "#components/ui/button.tsx";
import { Navigation } from "./navigation.tsx";

/** On a narrow screen the navigation is a drawer behind a button. */
export function MobileBar({ account }: { readonly account: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur lg:hidden">
      <Button tone="quiet" size="icon" aria-label={t("nav.open")} onPress={() => setIsOpen(true)}>
        <MenuIcon aria-hidden="true" />
      </Button>
      <Link href="/" className="flex items-center gap-2 rounded-sm font-semibold">
        <BrandMark className="size-5" />
        {t("product.shortName")}
      </Link>
      <ModalOverlay isOpen={isOpen} onOpenChange={setIsOpen} isDismissable className="fixed inset-0 z-40 bg-scrim">
        <Modal className="fixed inset-y-0 start-0 w-72 max-w-[85vw] border-line border-e bg-canvas">
          <Dialog aria-label={t("nav.label")} className="flex h-full flex-col gap-4 overflow-y-auto p-3 outline-none">
            <div className="flex items-center justify-between ps-2.5">
              <BrandMark className="size-6" />
              <Button tone="quiet" size="icon" aria-label={t("common.close")} onPress={() => setIsOpen(false)}>
                <X aria-hidden="true" />
              </Button>
            </div>
            <Navigation onNavigate={() => setIsOpen(false)} />
            <div className="mt-auto">{account}</div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </header>
  );
}
