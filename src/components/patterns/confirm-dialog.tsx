"use client";

import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type ConfirmDialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => void;
  readonly isPending: boolean;
  readonly isDanger?: boolean;
  /** What has to be typed before anything is lost. */
  readonly nameToType?: string;
};

/** Asks before something that cannot be taken back, and says what will be lost. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, isOpen, onOpenChange, onConfirm, isPending, isDanger = false, nameToType } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  return (
    <Dialog
      title={title}
      closeLabel={t("common.close")}
      role="alertdialog"
      isOpen={isOpen}
      onOpenChange={(next) => {
        setTyped("");
        onOpenChange(next);
      }}
      footer={
        <>
          <Button onPress={() => onOpenChange(false)}>{t("common.goBack")}</Button>
          <Button
            tone={isDanger ? "danger" : "solid"}
            isPending={isPending}
            isDisabled={nameToType !== undefined && typed.trim() !== nameToType}
            onPress={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-ink-soft">
        {children}
        {nameToType === undefined ? null : (
          <TextField
            label={t("common.typeName", { name: nameToType })}
            value={typed}
            onChange={setTyped}
            isCode
            autoComplete="off"
          />
        )}
      </div>
    </Dialog>
  );
}
