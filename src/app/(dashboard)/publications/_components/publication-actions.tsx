"use client";

import { useMutation } from "@tanstack/react-query";
import { OctagonX, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { PublicationView } from "#trpc/outputs.ts";

/** What may be done with what stands in a cloud. */
export function PublicationActions({ publication }: { readonly publication: PublicationView }) {
  const mayRun = useHasRole("operator");
  const { standing } = publication;
  if (!mayRun || (standing !== "published" && standing !== "hidden")) return null;
  return (
    <span className="flex flex-wrap gap-2">
      {standing === "published" ? <RollBack publication={publication} /> : null}
      <Withdraw publication={publication} />
    </span>
  );
}

function RollBack({
  publication: { variantId, targetId, targetName, imageFileName },
}: {
  readonly publication: PublicationView;
}) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const rollback = useMutation(trpc.publications.rollback.mutationOptions({ onSuccess: () => setIsAsking(false) }));
  return (
    <>
      <Button size="sm" onPress={() => setIsAsking(true)}>
        <Undo2 aria-hidden="true" />
        {t("publications.rollBack")}
      </Button>
      <ConfirmDialog
        title={t("publications.rollBackTitle", { target: targetName })}
        confirmLabel={t("publications.rollBack")}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={rollback.isPending}
        onConfirm={() => rollback.mutate({ variantId, targetId })}
      >
        <p>{t("publications.rollBackText", { name: imageFileName })}</p>
        <ProblemNotice problem={rollback.isError ? readProblem(rollback.error) : null} />
      </ConfirmDialog>
    </>
  );
}

function Withdraw({ publication: { id, targetName, imageFileName } }: { readonly publication: PublicationView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");
  const withdraw = useMutation(trpc.publications.withdraw.mutationOptions({ onSuccess: () => setIsAsking(false) }));
  const hasNoReason = withdraw.isError && reason.trim() === "";
  return (
    <>
      <Button size="sm" tone="quiet" onPress={() => setIsAsking(true)}>
        <OctagonX aria-hidden="true" />
        {t("publications.withdraw")}
      </Button>
      <ConfirmDialog
        title={t("publications.withdrawTitle", { target: targetName })}
        confirmLabel={t("publications.withdraw")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ id, reason })}
      >
        <p>{t("publications.withdrawText", { name: imageFileName })}</p>
        <TextField
          label={t("publications.reason")}
          hint={t("publications.reasonHint")}
          value={reason}
          onChange={setReason}
          error={hasNoReason ? t("issues.required") : undefined}
        />
        <ProblemNotice problem={withdraw.isError && !hasNoReason ? readProblem(withdraw.error) : null} />
      </ConfirmDialog>
    </>
  );
}
