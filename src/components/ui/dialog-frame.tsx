"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./button.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** The opened half of a dialog. */
export function DialogFrame(props: DialogProps) {
  const { title, closeLabel, isOpen, onOpenChange, children, footer, role = "dialog", isWide = false } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === "dialog"}
      className="fixed inset-0 z-40 flex items-end justify-center bg-scrim p-3 sm:items-center sm:p-6"
    >
      <Modal className={clsx("w-full", isWide ? "max-w-160" : "max-w-120")}>
        <AriaDialog
          role={role}
          className="flex max-h-[calc(100dvh-1.5rem)] flex-col rounded-lg bg-raised shadow-overlay outline-none"
        >
          <header className="flex items-center justify-between gap-4 ps-5 pe-3 pt-3.5 pb-1">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            <Button tone="quiet" size="icon" aria-label={closeLabel} onPress={() => onOpenChange(false)}>
              <X aria-hidden="true" />
            </Button>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-line border-t bg-sunken px-5 py-3">
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
