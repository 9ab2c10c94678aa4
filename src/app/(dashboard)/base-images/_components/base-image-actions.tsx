"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EntryActions } from "#app/_catalog/entry-actions.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { BaseImagePage } from "#trpc/outputs.ts";

export function BaseImageActions({ entry }: { readonly entry: BaseImagePage }) {
  const { t } = useTranslation();
  const { baseImages } = useTRPC();
  const duplicate = useMutation(baseImages.duplicate.mutationOptions());
  const archive = useMutation(baseImages.archive.mutationOptions());
  const restore = useMutation(baseImages.restore.mutationOptions());
  return (
    <EntryActions
      entry={entry}
      path="/base-images"
      duplicate={duplicate}
      archive={archive}
      restore={restore}
      archiveText={t("baseImages.archiveText")}
    />
  );
}
