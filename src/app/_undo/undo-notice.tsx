"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";

/** Something that was done, in words, and what takes it back. */
export type Undoable = { readonly text: string; readonly undo: () => Promise<unknown> };

type UndoNoticeProps = { readonly done: Undoable; readonly onClose: () => void };

/**
 * It takes the focus, which what was done has mostly taken from under the reader, and stays until it is used or closed: nobody has to
 * be quick (WCAG 2.2.1).
 */
export function UndoNotice({ done, onClose }: UndoNoticeProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    document.getElementById("content")?.focus({ preventScroll: true });
    onClose();
  };
  const undo = useMutation({ mutationFn: done.undo, onSuccess: close });
  useEffect(() => {
    // Named here, for each new thing that was done takes the focus anew.
    if (done.text !== "") button.current?.focus({ preventScroll: true });
  }, [done]);
  return (
    <div className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-120 flex-col gap-2 rounded-lg bg-raised py-2 ps-4 pe-2 shadow-overlay">
      <div className="flex items-center gap-3">
        <p className="min-w-0 grow [overflow-wrap:anywhere]">{done.text}</p>
        <Button ref={button} size="sm" isPending={undo.isPending} onPress={() => undo.mutate()}>
          <Undo2 aria-hidden="true" className="rtl:-scale-x-100" />
          {t("undo.action")}
        </Button>
        <Button tone="quiet" size="icon" aria-label={t("common.close")} onPress={close}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <ProblemNotice problem={undo.isError ? readProblem(undo.error) : null} />
    </div>
  );
}
