"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Status } from "#components/ui/badge.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** How a profile's mirrors stood when they were last checked. */
export function MirrorStanding({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const standings = useQuery(trpc.mirrorChecks.standings.queryOptions());
  if (standings.data === undefined) return null;
  const standing = standings.data.find((candidate) => candidate.mirrorProfileId === id);
  if (standing === undefined)
    return (
      <Status tone="neutral" icon={<CircleDashed />}>
        {t("mirrors.check.never")}
      </Status>
    );
  const { failedCount, warnedCount } = standing;
  if (failedCount > 0)
    return (
      <Status tone="danger" icon={<CircleX />}>
        {t("checks.failedCount", { count: failedCount })}
      </Status>
    );
  return warnedCount > 0 ? (
    <Status tone="warning" icon={<TriangleAlert />}>
      {t("checks.warnedCount", { count: warnedCount })}
    </Status>
  ) : (
    <Status tone="success" icon={<CircleCheck />}>
      {t("mirrors.check.fine")}
    </Status>
  );
}
