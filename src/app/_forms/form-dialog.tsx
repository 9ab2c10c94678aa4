"use client";

import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { useForm } from "./use-form.ts";

type FormDialogProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly form: Pick<ReturnType<typeof useForm<unknown>>, "props" | "isPending" | "problem">;
  /** The fields. */
  readonly children: ReactNode;
};

/** A short form over the page: sent by Enter or its button, and left without it. */
export function FormDialog({ title, submitLabel, isOpen, onClose, form, children }: FormDialogProps) {
  const { t } = useTranslation();
  // The button stands outside of the form that it sends.
  const id = useId();
  return (
    <Dialog
      title={title}
      closeLabel={t("common.close")}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button tone="solid" type="submit" form={id} isPending={form.isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form {...form.props} id={id} className="flex flex-col gap-5">
        <ProblemNotice problem={form.problem} />
        {children}
      </form>
    </Dialog>
  );
}
