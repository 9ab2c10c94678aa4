"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { ConfirmDialog } from "#components/patterns/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ImageView } from "#trpc/outputs.ts";

/** Deletes an image's files, once its name was typed: nothing brings them back. */
export function RemoveImage({ image }: { readonly image: ImageView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const isAdmin = useHasRole("admin");
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(trpc.images.remove.mutationOptions({ onSuccess: () => router.push("/images") }));
  if (!isAdmin) return null;
  return (
    <>
      <Button tone="quiet" onPress={() => setIsAsking(true)}>
        <Trash2 aria-hidden="true" />
        {t("images.remove")}
      </Button>
      <ConfirmDialog
        title={t("images.removeTitle")}
        confirmLabel={t("images.remove")}
        isDanger
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        isPending={remove.isPending}
        nameToType={image.variantName}
        onConfirm={() => remove.mutate({ id: image.id })}
      >
        <p>{t("images.removeText", { fileName: image.fileName, size: format.bytes(image.sizeBytes) })}</p>
        <ProblemNotice problem={remove.isError ? readProblem(remove.error) : null} />
      </ConfirmDialog>
    </>
  );
}
