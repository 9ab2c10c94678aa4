"use client";

import { type ReactNode, useState } from "react";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";

type RemoveButtonProps = {
  readonly icon: ReactNode;
  /** What the button is called, of which there is one in each row. */
  readonly label: string;
  readonly title: string;
  /** What will be lost. */
  readonly text: string;
  readonly confirmLabel: string;
  /** The request, as react-query tells of it. */
  readonly request: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: () => void;
};

/** A button in a row that takes something away, once somebody has said that they mean it. */
export function RemoveButton({ icon, label, title, text, confirmLabel, request, onConfirm }: RemoveButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button tone="quiet" size="icon" aria-label={label} onPress={() => setIsAsking(true)}>
        {icon}
      </Button>
      <ConfirmDialog
        {...{ title, confirmLabel, onConfirm }}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={request.isPending}
      >
        <p>{text}</p>
        <ProblemNotice problem={request.error === null ? null : readProblem(request.error)} />
      </ConfirmDialog>
    </>
  );
}
