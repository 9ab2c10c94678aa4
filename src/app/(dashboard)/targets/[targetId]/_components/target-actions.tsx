"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, KeyRound, Pencil, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { CloudTargetView } from "#trpc/outputs.ts";

export function TargetActions({ target }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const mayRun = useHasRole("operator");
  const isAdmin = useHasRole("admin");
  const check = useMutation(trpc.cloudTargets.check.mutationOptions());
  return (
    <>
      {mayRun ? (
        <Button isPending={check.isPending || target.isChecking} onPress={() => check.mutate({ id: target.id })}>
          <RefreshCw aria-hidden="true" />
          {t("targets.checkNow")}
        </Button>
      ) : null}
      {isAdmin ? (
        <>
          <LinkButton href={`/targets/${target.id}/edit`}>
            <Pencil aria-hidden="true" />
            {t("common.edit")}
          </LinkButton>
          <LinkButton href={`/targets/${target.id}/credentials`}>
            <KeyRound aria-hidden="true" />
            {t("targets.credentials")}
          </LinkButton>
          <ArchiveTarget target={target} />
        </>
      ) : null}
    </>
  );
}

function ArchiveTarget({ target: { id, name } }: { readonly target: CloudTargetView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const archive = useMutation(trpc.cloudTargets.archive.mutationOptions({ onSuccess: () => router.push("/targets") }));
  return (
    <>
      <Button tone="quiet" onPress={() => setIsAsking(true)}>
        <Archive aria-hidden="true" />
        {t("targets.archive")}
      </Button>
      <ConfirmDialog
        title={t("targets.archiveTitle", { name })}
        confirmLabel={t("targets.archive")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={archive.isPending}
        nameToType={name}
        onConfirm={() => archive.mutate({ id })}
      >
        <p>{t("targets.archiveText")}</p>
        <ProblemNotice problem={archive.isError ? readProblem(archive.error) : null} />
      </ConfirmDialog>
    </>
  );
}
