"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCcw, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useLoaded } from "#components/patterns/use-loaded.ts";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildPage } from "#trpc/outputs.ts";

const loadDialog = () => import("#components/patterns/confirm-dialog.tsx");

/** What an operator can do with a build: end it, or try it again. */
export function BuildActions({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const mayRun = useHasRole("operator");
  if (!mayRun) return null;
  if (build.finishedAt === null) return <CancelButton build={build} />;
  // A failed build's panel has the button, beside the reason.
  if (build.state === "failed") return null;
  return <RetryButton id={build.id} label={t("builds.again")} tone="plain" />;
}

function CancelButton({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const dialog = useLoaded(loadDialog);
  const cancel = useMutation(
    trpc.builds.cancel.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        return queryClient.invalidateQueries({ queryKey: trpc.builds.byId.queryKey({ id: build.id }) });
      },
    }),
  );
  return (
    <>
      <Button
        isDisabled={build.isCancelRequested}
        onPress={() => {
          dialog.load();
          setIsAsking(true);
        }}
      >
        <Square aria-hidden="true" />
        {t(build.isCancelRequested ? "builds.cancelling" : "builds.cancel")}
      </Button>
      {dialog.module === null ? null : (
        <dialog.module.ConfirmDialog
          title={t("builds.cancelTitle", { number: build.number })}
          confirmLabel={t("builds.cancelConfirm")}
          isDanger
          isOpen={isAsking && !build.isCancelRequested}
          onOpenChange={setIsAsking}
          isPending={cancel.isPending}
          onConfirm={() => cancel.mutate({ id: build.id })}
        >
          <p>{t("builds.cancelText")}</p>
          <ProblemNotice problem={cancel.isError ? readProblem(cancel.error) : null} />
        </dialog.module.ConfirmDialog>
      )}
    </>
  );
}

type RetryButtonProps = { readonly id: string; readonly label: string; readonly tone: "plain" | "solid" };

/** Builds the same recipe again and goes to the new build. */
export function RetryButton({ id, label, tone }: RetryButtonProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const retry = useMutation(trpc.builds.retry.mutationOptions({ onSuccess: (next) => router.push(`/builds/${next.id}`) }));
  return (
    <div className="flex flex-col gap-2">
      <Button tone={tone} isPending={retry.isPending} onPress={() => retry.mutate({ id })} className="self-start">
        <RotateCcw aria-hidden="true" />
        {label}
      </Button>
      <ProblemNotice problem={retry.isError ? readProblem(retry.error) : null} />
    </div>
  );
}
