"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Network, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildPage } from "#trpc/outputs.ts";

/** What to press where a build failed: the same again or, where a mirror is to blame, the same through another one. */
export function RetryButtons({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const { retry, mayRun } = useRetry();
  const blame = build.failure?.blame;
  if (!mayRun) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {/* The same recipe would fail again where it is to blame. */}
        <Button
          tone={blame === "recipe" ? "plain" : "solid"}
          isPending={retry.isPending}
          onPress={() => retry.mutate({ id: build.id })}
        >
          <RotateCcw aria-hidden="true" />
          {t("builds.retry")}
        </Button>
        {blame === "mirror" ? (
          <MirrorMenu onChoose={(mirrorProfileId) => retry.mutate({ id: build.id, mirrorProfileId })} />
        ) : null}
      </div>
      <ProblemNotice problem={retry.isError ? readProblem(retry.error) : null} />
    </div>
  );
}

/** Builds the recipe of a build that is over once more. */
export function BuildAgainButton({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { retry, mayRun } = useRetry();
  if (!mayRun) return null;
  return (
    <div className="flex flex-col gap-2">
      <Button isPending={retry.isPending} onPress={() => retry.mutate({ id })} className="self-start">
        <RotateCcw aria-hidden="true" />
        {t("builds.again")}
      </Button>
      <ProblemNotice problem={retry.isError ? readProblem(retry.error) : null} />
    </div>
  );
}

/** Queues the recipe of a build again and goes to the new build. */
function useRetry() {
  const trpc = useTRPC();
  const router = useRouter();
  const mayRun = useHasRole("operator");
  const retry = useMutation(trpc.builds.retry.mutationOptions({ onSuccess: (next) => router.push(`/builds/${next.id}`) }));
  return { retry, mayRun };
}

function MirrorMenu({ onChoose }: { readonly onChoose: (mirrorProfileId: string | null) => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const profiles = useQuery(trpc.mirrorProfiles.list.queryOptions({ isArchived: false }));
  const actions = (profiles.data ?? []).map(({ id, definition }) => ({
    ...{ id, label: definition.title, onAction: () => onChoose(id) },
  }));
  const label = t("builds.retryThrough");
  return (
    <Menu
      label={label}
      trigger={{
        children: (
          <>
            <Network aria-hidden="true" />
            {label}
          </>
        ),
      }}
      actions={[...actions, { id: "none", label: t("builds.ownSources"), onAction: () => onChoose(null) }]}
    />
  );
}
