"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { PersonRow } from "#trpc/outputs.ts";

export function RemovePerson({ person }: { readonly person: PersonRow }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(
    trpc.people.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
    }),
  );
  return (
    <>
      <Button
        tone="quiet"
        size="icon"
        aria-label={t("people.removeName", { name: person.name })}
        onPress={() => setIsAsking(true)}
      >
        <UserMinus aria-hidden="true" />
      </Button>
      <ConfirmDialog
        title={t("people.removeTitle", { name: person.name })}
        confirmLabel={t("people.remove")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: person.id })}
      >
        <p>{t("people.removeText")}</p>
        <ProblemNotice problem={remove.isError ? readProblem(remove.error) : null} />
      </ConfirmDialog>
    </>
  );
}
