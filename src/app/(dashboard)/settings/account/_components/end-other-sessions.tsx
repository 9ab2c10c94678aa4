"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** Signs all others out, of which there are `count`. */
export function EndOtherSessions({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const end = useMutation(
    trpc.account.endOtherSessions.mutationOptions({
      async onSuccess() {
        setIsAsking(false);
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
      },
    }),
  );
  return (
    <>
      <Button className="self-start" isDisabled={count === 0} onPress={() => setIsAsking(true)}>
        {t("sessions.endOthers")}
      </Button>
      <ConfirmDialog
        title={t("sessions.endOthersTitle")}
        confirmLabel={t("sessions.endOthers")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={end.isPending}
        onConfirm={() => end.mutate()}
      >
        <p>{t("sessions.endOthersText", { count })}</p>
        <ProblemNotice problem={end.isError ? readProblem(end.error) : null} />
      </ConfirmDialog>
    </>
  );
}
