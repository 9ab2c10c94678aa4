"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Notice } from "#components/patterns/notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** Mirrors whose last check found something: a key that ends soon breaks every build of a morning. */
export function MirrorsToLookAt() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const standings = useQuery(trpc.mirrorChecks.standings.queryOptions());
  const found = standings.data?.filter(({ warnedCount, failedCount }) => warnedCount + failedCount > 0) ?? [];
  if (found.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={t("mirrors.look", { count: found.length })}
      actions={found.map(({ jobId, mirrorProfileId, mirrorProfileTitle }) => (
        <LinkButton key={jobId} href={`/mirrors/${mirrorProfileId}`} size="sm">
          {mirrorProfileTitle}
        </LinkButton>
      ))}
    />
  );
}
