"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EntryActions } from "#app/_catalog/entry-actions.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { MirrorProfilePage } from "#trpc/outputs.ts";

export function MirrorActions({ entry }: { readonly entry: MirrorProfilePage }) {
  const { t } = useTranslation();
  const { mirrorProfiles } = useTRPC();
  const duplicate = useMutation(mirrorProfiles.duplicate.mutationOptions());
  const archive = useMutation(mirrorProfiles.archive.mutationOptions());
  const restore = useMutation(mirrorProfiles.restore.mutationOptions());
  return (
    <EntryActions
      entry={entry}
      path="/mirrors"
      duplicate={duplicate}
      archive={archive}
      restore={restore}
      archiveText={t("mirrors.archiveText")}
    />
  );
}
