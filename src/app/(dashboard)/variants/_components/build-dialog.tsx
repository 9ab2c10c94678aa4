"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Hammer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { KeepFailed } from "#protocol/job-request.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BuildPlan } from "./build-plan.tsx";
import { KeepFailedFields } from "./keep-failed-fields.tsx";
import { PreviewButton } from "./preview-button.tsx";
import { ScriptList } from "./script-list.tsx";

type BuildDialogProps = {
  readonly variantId: string;
  /** What the dialog is called. */
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says what will be built, from what and where, and starts it. */
export function BuildDialog({ variantId, title, isOpen, onClose }: BuildDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const [isFresh, setIsFresh] = useState(false);
  const [keepFailed, setKeepFailed] = useState<KeepFailed | null>(null);
  const plan = useQuery(trpc.builds.plan.queryOptions({ variantId }));
  const start = useMutation(trpc.builds.start.mutationOptions({ onSuccess: ({ id }) => router.push(`/builds/${id}`) }));
  const problem = start.isError ? readProblem(start.error) : null;
  const isKeyRefused = problem?.kind === "input" && problem.issues.some(({ path }) => path.includes("publicKey"));
  return (
    <Dialog
      title={title}
      closeLabel={t("common.close")}
      isOpen={isOpen}
      onOpenChange={onClose}
      isWide
      footer={
        <>
          <Button onPress={onClose}>{t("common.goBack")}</Button>
          <PreviewButton variantId={variantId} />
          <Button
            tone="solid"
            isDisabled={plan.data === undefined}
            isPending={start.isPending || start.isSuccess}
            onPress={() => start.mutate({ variantId, isReuseAllowed: !isFresh, keepFailed })}
          >
            <Hammer aria-hidden="true" />
            {t("buildDialog.start")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <QueryView query={plan} skeleton={<Skeleton className="h-56" />}>
          {(answer) => (
            <>
              <BuildPlan plan={answer} />
              <ScriptList parts={answer.recipe.parts} />
              <Checkbox isSelected={isFresh} onChange={setIsFresh} hint={t("buildDialog.freshHint")}>
                {t("buildDialog.fresh")}
              </Checkbox>
              {answer.recipe.pipeline === "chroot" ? null : (
                <KeepFailedFields value={keepFailed} onChange={setKeepFailed} isKeyRefused={isKeyRefused} />
              )}
            </>
          )}
        </QueryView>
        <ProblemNotice problem={isKeyRefused ? null : problem} />
      </div>
    </Dialog>
  );
}
