"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EntryActions } from "#app/_catalog/entry-actions.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { VariantPage } from "#trpc/outputs.ts";
import { BuildButton } from "../../_components/build-button.tsx";
import { PreviewButton } from "../../_components/preview-button.tsx";

export function VariantActions({ variant }: { readonly variant: VariantPage }) {
  const { t } = useTranslation();
  const { variants } = useTRPC();
  const duplicate = useMutation(variants.duplicate.mutationOptions());
  const archive = useMutation(variants.archive.mutationOptions());
  const restore = useMutation(variants.restore.mutationOptions());
  const isArchived = variant.archivedAt !== null;
  return (
    <EntryActions
      entry={variant}
      path="/variants"
      duplicate={duplicate}
      archive={archive}
      restore={restore}
      archiveText={t("variants.archiveText")}
    >
      {isArchived ? null : (
        <>
          <PreviewButton variantId={variant.id} />
          <BuildButton variant={variant} />
        </>
      )}
    </EntryActions>
  );
}
