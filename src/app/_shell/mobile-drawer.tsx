"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslation } from "react-i18next";
import { BrandMark } from "#components/patterns/brand-mark.tsx";
import { Button } from "#components/ui/button.tsx";
import { Navigation } from "./navigation.tsx";

type MobileDrawerProps = {
  readonly account: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** The navigation of a narrow screen, from the side where lines begin. */
export function MobileDrawer({ account, isOpen, onOpenChange }: MobileDrawerProps) {
  const { t } = useTranslation();
  const close = () => onOpenChange(false);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="fixed inset-0 z-40 bg-scrim">
      <Modal className="fixed inset-y-0 start-0 w-72 max-w-[85vw] border-line border-e bg-canvas">
        <Dialog aria-label={t("nav.label")} className="flex h-full flex-col gap-4 overflow-y-auto p-3 outline-none">
          <div className="flex items-center justify-between ps-2.5">
            <BrandMark className="size-6" />
            <Button tone="quiet" size="icon" aria-label={t("common.close")} onPress={close}>
              <X aria-hidden="true" />
            </Button>
          </div>
          <Navigation onNavigate={close} />
          <div className="mt-auto">{account}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
