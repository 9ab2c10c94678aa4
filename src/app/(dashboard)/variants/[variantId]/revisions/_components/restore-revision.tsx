"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useOfferUndo } from "#app/_undo/undo-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { VariantPage, VariantRevision } from "#trpc/outputs.ts";

type RestoreRevisionProps = { readonly variant: VariantPage; readonly row: VariantRevision };

/** Makes an older revision the newest again, as one more revision: nothing is lost by it, and it can be undone the same way. */
export function RestoreRevision({ variant, row }: RestoreRevisionProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const isAdmin = useHasRole("admin");
  const offerUndo = useOfferUndo();
  const { id, revision, definition } = variant;
  const update = useMutation(trpc.variants.update.mutationOptions());
  if (!isAdmin || variant.archivedAt !== null || row.revision === revision) return null;
  async function restore() {
    const made = await update.mutateAsync({ id, revision, definition: row.definition });
    offerUndo({
      text: t("variantRevisions.restored", { from: row.revision, to: made.revision }),
      undo: () => update.mutateAsync({ id, revision: made.revision, definition }),
    });
  }
  return (
    <>
      <Button isPending={update.isPending} onPress={() => void restore().catch(() => undefined)}>
        <RotateCcw aria-hidden="true" />
        {t("variantRevisions.restore", { revision: row.revision })}
      </Button>
      <ProblemNotice problem={update.isError ? readProblem(update.error) : null} />
    </>
  );
}
