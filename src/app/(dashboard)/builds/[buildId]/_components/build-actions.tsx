"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildPage } from "#trpc/outputs.ts";
import { CancelButton } from "../../../jobs/_components/cancel-button.tsx";

/** What an operator can do with a build: end it, or try it again. */
export function BuildActions({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  if (build.finishedAt === null)
    return (
      <CancelButton
        job={build}
        label={t("builds.cancel")}
        title={t("builds.cancelTitle", { number: build.number })}
        confirmLabel={t("builds.cancelConfirm")}
      />
    );
  // A failed build's panel has the button, beside the reason.
  if (build.state === "failed") return null;
  return <RetryButton id={build.id} label={t("builds.again")} tone="plain" />;
}

type RetryButtonProps = { readonly id: string; readonly label: string; readonly tone: "plain" | "solid" };

/** Builds the same recipe again and goes to the new build. */
export function RetryButton({ id, label, tone }: RetryButtonProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const mayRun = useHasRole("operator");
  const retry = useMutation(trpc.builds.retry.mutationOptions({ onSuccess: (next) => router.push(`/builds/${next.id}`) }));
  if (!mayRun) return null;
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
