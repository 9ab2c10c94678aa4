"use client";

import { useMutation } from "@tanstack/react-query";
import { FileDiff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** Has a host write the files that a build would write, and goes to where they are shown. */
export function PreviewButton({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const mayRun = useHasRole("operator");
  const start = useMutation(trpc.previews.start.mutationOptions({ onSuccess: ({ jobId }) => router.push(`/jobs/${jobId}`) }));
  if (!mayRun) return null;
  return (
    <>
      <Button isPending={start.isPending || start.isSuccess} onPress={() => start.mutate({ variantId })}>
        <FileDiff aria-hidden="true" />
        {t("variants.previewFiles")}
      </Button>
      <ProblemNotice problem={start.isError ? readProblem(start.error) : null} />
    </>
  );
}
