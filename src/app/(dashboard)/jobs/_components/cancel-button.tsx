"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Square } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";

const loadDialog = () => import("#components/patterns/confirm-dialog.tsx");

type CancelButtonProps = {
  readonly job: { readonly id: string; readonly isCancelRequested: boolean };
  readonly label: string;
  readonly title: string;
  readonly confirmLabel: string;
};

/** Ends a job that runs or waits, after asking. */
export function CancelButton({ job, label, title, confirmLabel }: CancelButtonProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayRun = useHasRole("operator");
  const [isAsking, setIsAsking] = useState(false);
  const dialog = useLoaded(loadDialog);
  const cancel = useMutation(
    trpc.jobs.cancel.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        return queryClient.invalidateQueries();
      },
    }),
  );
  if (!mayRun) return null;
  return (
    <>
      <Button
        isDisabled={job.isCancelRequested}
        onPress={() => {
          dialog.load();
          setIsAsking(true);
        }}
      >
        <Square aria-hidden="true" />
        {job.isCancelRequested ? t("jobs.cancelling") : label}
      </Button>
      {dialog.module === null ? null : (
        <dialog.module.ConfirmDialog
          title={title}
          confirmLabel={confirmLabel}
          isDanger
          isOpen={isAsking && !job.isCancelRequested}
          onOpenChange={setIsAsking}
          isPending={cancel.isPending}
          onConfirm={() => cancel.mutate({ id: job.id })}
        >
          <p>{t("jobs.cancelText")}</p>
          <ProblemNotice problem={cancel.isError ? readProblem(cancel.error) : null} />
        </dialog.module.ConfirmDialog>
      )}
    </>
  );
}
