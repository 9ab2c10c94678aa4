"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Network } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTRPC } from "#trpc/client.tsx";

type StartMirrorCheckProps = {
  readonly id: string;
  readonly usualBaseImageId: string | null;
  readonly isAgain: boolean;
};

/** Asks for a check, for the base that most variants of the profile are built on unless told otherwise. */
export function StartMirrorCheck({ id, usualBaseImageId, isAgain }: StartMirrorCheckProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayRun = useHasRole("operator");
  const bases = useQuery(trpc.baseImages.list.queryOptions({ isArchived: false }));
  const [chosen, setChosen] = useState<string | null>(null);
  const start = useMutation(trpc.mirrorChecks.start.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }));
  const baseImageId = chosen ?? usualBaseImageId;
  if (!mayRun) return null;
  if (baseImageId === null) return <p className="text-ink-soft">{t("mirrors.check.noBase")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("mirrors.check.base")}
          className="w-72 max-w-full"
          options={(bases.data ?? []).map(({ id: base, name, definition }) => ({
            value: String(base),
            label: definition.title,
            note: name,
          }))}
          value={baseImageId}
          onChange={setChosen}
        />
        <Button
          tone={isAgain ? "plain" : "solid"}
          isPending={start.isPending}
          onPress={() => start.mutate({ mirrorProfileId: id, baseImageId })}
        >
          <Network aria-hidden="true" />
          {t(isAgain ? "mirrors.check.again" : "mirrors.check.start")}
        </Button>
      </div>
      <ProblemNotice problem={start.isError ? readProblem(start.error) : null} />
    </div>
  );
}
